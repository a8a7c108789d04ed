import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { isLoopback, projectRoot, readEnv } from "./env.ts";
import { StartupError } from "./startup-error.ts";

const read = (environment: Record<string, string>) => readEnv({ environment, envFile: undefined });

function refusal(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  return "not refused";
}

test("an empty environment gives the defaults", () => {
  expect(read({})).toEqual({
    PORT: 3000,
    HOST: "127.0.0.1",
    GROUNDPLAN_DATA_DIR: join(projectRoot, ".data"),
    GROUNDPLAN_REQUESTS_PER_PROVIDER: 8,
    GROUNDPLAN_NO_APT: false,
  });
});

test("an empty variable counts as not set", () => {
  expect(read({ PORT: "", DATABASE_URL: " ", OPENAI_API_KEY: "" })).toEqual(read({}));
});

test("values are parsed", () => {
  const env = read({ PORT: "0", GROUNDPLAN_DATA_DIR: "/srv/data", GROUNDPLAN_NO_APT: "1", OPENAI_API_KEY: " key\n" });
  expect(env).toEqual({
    PORT: 0,
    HOST: "127.0.0.1",
    GROUNDPLAN_DATA_DIR: "/srv/data",
    GROUNDPLAN_REQUESTS_PER_PROVIDER: 8,
    GROUNDPLAN_NO_APT: true,
    OPENAI_API_KEY: "key",
  });
});

test.each(["0.0.0.0", "::", "192.168.0.7", "example.org", "127.0.0.1.example.org", "localhost.example.org"])(
  "the host %s is refused, with the reason",
  (HOST) => {
    expect(refusal({ HOST })).toMatch(/^HOST is not a loopback address\. Groundplan has no sign-in yet/);
  },
);

test.each(["127.0.0.1", "127.8.9.1", "::1", "localhost", "LOCALHOST"])("the host %s is loopback", (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each([
  [{ PORT: "http" }, /^PORT is not usable/],
  [{ PORT: "70000" }, /^PORT is not usable/],
  [{ DATABASE_URL: "mysql://localhost/x" }, /^DATABASE_URL is not a PostgreSQL address/],
  [{ DATABASE_URL: "nonsense" }, /^DATABASE_URL is not a PostgreSQL address/],
  [{ GROUNDPLAN_OPENAI_BASE_URL: "localhost:1" }, /^GROUNDPLAN_OPENAI_BASE_URL is not usable/],
  [{ GROUNDPLAN_NO_APT: "perhaps" }, /^GROUNDPLAN_NO_APT is not usable/],
])("%o is refused in one paragraph", (environment: Record<string, string>, message) => {
  expect(refusal(environment)).toMatch(message);
  expect(refusal(environment)).not.toContain("\n");
});

test("a refusal never repeats a password", () => {
  expect(refusal({ DATABASE_URL: "mysql://app:s3cret@localhost/x" })).not.toContain("s3cret");
});

test("the file .env is read, below the environment", () => {
  const envFile = join(temporaryFolder(), ".env");
  writeFileSync(envFile, "PORT=4000\nHOST=127.0.0.9\nOPENAI_API_KEY='from file'\n");
  const env = readEnv({ environment: { PORT: "4001", HOST: "" }, envFile });
  expect([env.PORT, env.HOST, env.OPENAI_API_KEY]).toEqual([4001, "127.0.0.9", "from file"]);
});

test("every variable is in .env.example, and nothing else", () => {
  const example = readFileSync(join(projectRoot, ".env.example"), "utf8");
  const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map((match) => match[1]);
  const source = readFileSync(join(projectRoot, "lib/server/env.ts"), "utf8");
  const known = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]);
  expect(named).toEqual(known);
});
