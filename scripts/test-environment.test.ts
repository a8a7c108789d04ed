import { expect, test } from "vitest";
import { testEnvironment } from "./test-environment.ts";

test("tests neither depend on a person's configuration nor spend with it", () => {
  const environment = {
    PATH: "/bin",
    PORT: "80",
    HOST: "::1",
    NODE_ENV: "production",
    DATABASE_URL: "postgresql://x",
    ANTHROPIC_API_KEY: "k",
    ANTHROPIC_BASE_URL: "http://x",
    GROUNDPLAN_OPENAI_BASE_URL: "http://x",
    GROUNDPLAN_DATA_DIR: "/x",
    GROUNDPLAN_NO_APT: "1",
    GROUNDPLAN_RECORDINGS: "/recordings",
    CHROMIUM_PATH: "/chromium",
  } as const;
  expect(testEnvironment(environment)).toEqual({
    PATH: "/bin",
    GROUNDPLAN_NO_APT: "1",
    GROUNDPLAN_RECORDINGS: "/recordings",
    CHROMIUM_PATH: "/chromium",
    NEXT_TELEMETRY_DISABLED: "1",
  });
});
