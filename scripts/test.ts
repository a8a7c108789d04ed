import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { countTests, formatCount, readReport } from "./count-tests.ts";
import { prepare } from "./prepare.mjs";
import { testEnvironment } from "./test-environment.ts";
import { findOrInstallBubblewrap, findOrInstallChromium, mayUseApt } from "./test-programs.ts";

/** Everything that must be green: lint, types, unit and integration tests, then the browser against the real build. */
const reports = { vitest: "test-results/vitest.json", playwright: "test-results/playwright.json" };
const failures: string[] = [];

mkdirSync("test-results", { recursive: true });
for (const report of Object.values(reports)) rmSync(report, { force: true });

const chromium = findOrInstallChromium(mayUseApt());
findOrInstallBubblewrap(mayUseApt());
const env = { ...testEnvironment(process.env), ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) };

run("Lint", ["node_modules/@biomejs/biome/bin/biome", "check", ".", "--diagnostic-level=error"]);
run("Types of routes", ["node_modules/next/dist/bin/next", "typegen"], { quiet: true });
run("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);
run("Unit and integration tests", [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${reports.vitest}`,
]);
if (await build()) run("End-to-end tests", ["node_modules/@playwright/test/cli.js", "test"]);

const count = countTests(readReport(reports.vitest), readReport(reports.playwright));
if (count.passed + count.failed === 0) failures.push("No test ran");
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
console.log(`\n${formatCount(count)}`);
process.exitCode = failures.length === 0 && count.failed === 0 ? 0 : 1;

function run(what: string, command: readonly string[], { quiet = false } = {}): void {
  console.log(`\n== ${what}`);
  const result = spawnSync(process.execPath, command, {
    stdio: quiet ? ["ignore", "ignore", "inherit"] : "inherit",
    env,
  });
  if (result.status !== 0) failures.push(what);
}

async function build(): Promise<boolean> {
  console.log("\n== Production build");
  try {
    await prepare(process.execPath, { build: true });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    failures.push("Production build", "End-to-end tests");
    return false;
  }
}
