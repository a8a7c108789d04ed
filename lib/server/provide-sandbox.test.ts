import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { canInstallByApt } from "#scripts/install-by-apt.mjs";
import { provideSandbox } from "./provide-sandbox.ts";

const isLinux = process.platform === "linux";
const mayInstall = canInstallByApt();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A system on whose path are only these programs, and what was said and called there. */
function system(programs: Record<string, string>): { folder: string; calls: string; said: string[] } {
  const folder = temporaryFolder();
  const calls = join(folder, "calls");
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  writeFileSync(calls, "");
  vi.stubEnv("PATH", folder);
  const said: string[] = [];
  vi.spyOn(console, "error").mockImplementation((word: string) => void said.push(word));
  return { folder, calls, said };
}

const recording = `echo "$*" >> "\${0%/*}/calls"`;
const installing = `${recording}\ncase "$*" in *install*) : > "\${0%/*}/bwrap"; /bin/chmod +x "\${0%/*}/bwrap";; esac`;

test("a sandbox that is there needs nothing", () => {
  const { said } = system({ bwrap: "", "apt-get": recording });
  provideSandbox({ GROUNDPLAN_NO_APT: false });
  expect(said).toEqual([]);
});

test.runIf(mayInstall)("as root on Debian it is installed, and that is said", () => {
  const { said, calls } = system({ "apt-get": installing });
  provideSandbox({ GROUNDPLAN_NO_APT: false });
  expect(said).toEqual([
    "Generated code runs in a sandbox, and bubblewrap is missing: installing it (GROUNDPLAN_NO_APT=1 prevents this).",
    "Running apt-get update …",
    "Running apt-get install -y --no-install-recommends bubblewrap …",
    "Installed bubblewrap.",
  ]);
  expect(readFileSync(calls, "utf8")).toMatch(/ update\n.* install -y --no-install-recommends bubblewrap\n$/);
});

test.runIf(mayInstall)("an installation that fails is reported, with the line that mends it", () => {
  const { said } = system({ "apt-get": "echo E: no network >&2; exit 100" });
  provideSandbox({ GROUNDPLAN_NO_APT: false });
  expect(said.slice(2)).toEqual([
    "E: no network",
    "apt-get could not install bubblewrap.",
    "No bubblewrap: unless Docker answers, generated code is not run, only typed and bundled. To mend it: sudo apt-get install bubblewrap",
  ]);
});

test.runIf(isLinux)("GROUNDPLAN_NO_APT prevents it", () => {
  const { said, calls } = system({ "apt-get": installing });
  provideSandbox({ GROUNDPLAN_NO_APT: true });
  expect(said).toEqual([
    "No bubblewrap: unless Docker answers, generated code is not run, only typed and bundled. To mend it: sudo apt-get install bubblewrap",
  ]);
  expect(readFileSync(calls, "utf8")).toBe("");
});

test.runIf(isLinux).each([
  [{ dnf: "" }, "sudo dnf install bubblewrap"],
  [{}, "install bubblewrap with your system's package manager"],
])("elsewhere the line is that system's (%o)", (programs, line) => {
  const { said } = system(programs);
  provideSandbox({ GROUNDPLAN_NO_APT: false });
  expect(said).toEqual([
    `No bubblewrap: unless Docker answers, generated code is not run, only typed and bundled. To mend it: ${line}`,
  ]);
});
