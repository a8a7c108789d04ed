import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { canInstallByApt } from "./install-by-apt.mjs";

const mayInstall = canInstallByApt();

// Playwright looks for its own browsers, and for where to get them, when it is loaded.
vi.stubEnv("PLAYWRIGHT_BROWSERS_PATH", temporaryFolder());
vi.stubEnv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:1");
const { findOrInstallChromium } = await import("./test-programs.ts");

const said: string[] = [];
let programs = "";

beforeEach(() => {
  said.length = 0;
  for (const way of ["log", "error"] as const) {
    vi.spyOn(console, way).mockImplementation((word: string) => void said.push(word));
  }
  programs = join(temporaryFolder(), "bin");
  mkdirSync(programs);
  vi.stubEnv("PATH", programs);
  vi.stubEnv("CHROMIUM_PATH", "");
});

afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function program(name: string, script = "exit 0"): string {
  const path = join(programs, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

test("the browser that is named is taken", () => {
  const named = program("my-own");
  program("chromium");
  vi.stubEnv("CHROMIUM_PATH", named);
  expect(findOrInstallChromium(false)).toBe(named);
  expect(said).toEqual([`Browser: ${named}`]);
});

test("one that is named and does not start is said, and another is looked for", () => {
  const system = program("google-chrome");
  vi.stubEnv("CHROMIUM_PATH", "/nowhere/chrome");
  expect(findOrInstallChromium(false)).toBe(system);
  expect(said[0]).toBe("Browser: CHROMIUM_PATH names /nowhere/chrome, which does not start; looking for another.");
});

test("one of the system that only says what to install is passed over", () => {
  program("chromium-browser", "echo 'requires the chromium snap to be installed' >&2; exit 1");
  const other = program("google-chrome-stable");
  expect(findOrInstallChromium(false)).toBe(other);
});

// Each of the next two lets Playwright try for some seconds; one of them fits a machine.
test.runIf(!mayInstall)("without any, and without the network, what was tried is said", () => {
  expect(findOrInstallChromium(false)).toBeUndefined();
  expect(said).toEqual([
    "Browser: none found, so Playwright installs one …",
    expect.stringMatching(/^Browser: Playwright could not \(Error: .*127\.0\.0\.1/),
    "Browser: none. Install Chromium, or set CHROMIUM_PATH; the end-to-end tests will fail.",
  ]);
});

test.runIf(mayInstall)("as root on Debian, apt-get installs what Playwright could not", () => {
  const browser = join(programs, "chromium");
  program(
    "apt-get",
    `case "$*" in *install*chromium*) printf '#!/bin/sh\\n' > '${browser}'; /bin/chmod +x '${browser}';; esac`,
  );
  expect(findOrInstallChromium(true)).toBe(browser);
  expect(said).toEqual([
    "Browser: none found, so Playwright installs one …",
    expect.stringMatching(/^Browser: Playwright could not \(Error: .*127\.0\.0\.1/),
    "Running apt-get update …",
    "Running apt-get install -y --no-install-recommends chromium …",
    "Installed chromium.",
    `Browser: ${browser}`,
  ]);
});
