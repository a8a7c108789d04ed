import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    globalSetup: ["lib/testing/global-setup.ts"],
    setupFiles: ["lib/testing/forbid-console-error.ts"],
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
