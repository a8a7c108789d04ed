import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import { delimiter, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { StartupError } from "./startup-error.ts";

/** The folder of the clone, wherever the server was started from. */
export const projectRoot = resolve(import.meta.dirname, "../..");

const text = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default("127.0.0.1").refine(isLoopback, {
    error:
      "is not a loopback address. Groundplan has no sign-in yet: whoever reaches its port can spend your money and " +
      "run programs here, so it answers this machine only. Use 127.0.0.1, and an SSH tunnel from elsewhere",
  }),
  GROUNDPLAN_DATA_DIR: text.default(".data"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "is not a PostgreSQL address (postgresql://user:password@host:5432/database)",
    })
    .optional(),
  ANTHROPIC_API_KEY: text.optional(),
  GEMINI_API_KEY: text.optional(),
  OPENAI_API_KEY: text.optional(),
  GROUNDPLAN_ANTHROPIC_BASE_URL: webAddress.optional(),
  GROUNDPLAN_GEMINI_BASE_URL: webAddress.optional(),
  GROUNDPLAN_OPENAI_BASE_URL: webAddress.optional(),
  GROUNDPLAN_OPENAI_MODEL: text.optional(),
  GROUNDPLAN_REQUESTS_PER_PROVIDER: z.coerce.number().int().min(1).max(500).default(8),
  GROUNDPLAN_NO_APT: z.stringbool().default(false),
  CHROMIUM_PATH: text.optional(),
  GROUNDPLAN_RECORDINGS: text.optional(),
  /** Set by npm for what it starts: the npm that is there. */
  npm_execpath: text.optional(),
  /** Where Docker's daemon is, and which certificates Node and npm trust besides their own. */
  DOCKER_HOST: text.optional(),
  NODE_EXTRA_CA_CERTS: text.optional(),
});

/** What the environment says, parsed. `GROUNDPLAN_DATA_DIR` is absolute. */
export type Env = z.infer<typeof variables>;

/**
 * Reads the configuration: the environment, and below it the file `.env` of the clone (`envFile: undefined` for none).
 * The only reader of `process.env`. An empty variable counts as not set.
 */
export function readEnv({
  environment = process.env,
  envFile = join(projectRoot, ".env"),
}: {
  environment?: NodeJS.Dict<string>;
  envFile?: string | undefined;
} = {}): Env {
  const file = envFile !== undefined && existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {};
  const given = Object.entries({ ...file, ...withoutEmpty(environment) }).filter(([, value]) => value?.trim() !== "");
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new StartupError(parsed.error.issues.map(messageOf).join(" "));
  return { ...parsed.data, GROUNDPLAN_DATA_DIR: resolve(projectRoot, parsed.data.GROUNDPLAN_DATA_DIR) };
}

function withoutEmpty(environment: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ""));
}

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

function messageOf(issue: z.core.$ZodIssue): string {
  const says = /^(is|are) /.test(issue.message) ? issue.message : `is not usable (${issue.message})`;
  return `${issue.path.join(".")} ${says}.`;
}

/** What Next reads from the environment when it is loaded. */
export function setNextEnvironment({ dev }: { dev: boolean }): void {
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
}

/** Where programs are looked for. */
export function programFolders(): readonly string[] {
  return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** The same, as one value for a program that looks for itself. */
export function searchPath(): string {
  return programFolders().join(delimiter);
}

/** The whole environment, for a program of the system that we start: a package manager needs its proxies. */
export function systemEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
