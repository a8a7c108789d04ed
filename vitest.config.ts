import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    globalSetup: ["lib/testing/global-setup.ts"],
    setupFiles: ["lib/testing/forbid-console-error.ts"],
    retry: 0,
    // Patience, not expectation: the same machine may be busy with much else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
