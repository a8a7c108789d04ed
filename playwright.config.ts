import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// The first of a few ports of this run's own, so that two runs do not meet; workers inherit it.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 1500) * 8);
const port = Number(process.env.E2E_PORT);
const dataDir = join(import.meta.dirname, "test-results/e2e-data");

/** The test run's own; workers load this file too, and must not take the data away from under the server. */
if (process.env.TEST_WORKER_INDEX === undefined) {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);
}

const { CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 1,
  // Patience, not expectation: the same machine may be busy with much else.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: "retain-on-failure",
    launchOptions: {
      ...(CHROMIUM_PATH === undefined ? {} : { executablePath: CHROMIUM_PATH }),
      // Chromium's own sandbox refuses root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  webServer: {
    command: `"${process.execPath}" lib/server/main.ts --no-env-file`,
    url: `http://127.0.0.1:${port}/api/health`,
    env: { PORT: String(port), GROUNDPLAN_DATA_DIR: dataDir, GROUNDPLAN_NO_APT: "1" },
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "ignore",
    stderr: "pipe",
    timeout: 120_000,
  },
});
