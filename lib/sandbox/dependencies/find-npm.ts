import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { findProgram } from "../find-program.ts";
import { runProcess } from "../run-process.ts";

/** npm's own script and the folder that it needs. */
export interface Npm {
  readonly cli: string;
  readonly folder: string;
  /** The command that a person types; it knows the settings of its own installation. */
  readonly program?: string;
}

/** Finds the npm of this machine: the one that started us, or the one on the search path. */
export function findNpm(npmExecPath: string | undefined, searchPath: string): Npm | undefined {
  const program = findProgram("npm", searchPath);
  const real = program && realpathSync(program);
  const candidates = [
    npmExecPath,
    real,
    // Where `npm` is a script beside Node, its package is below `lib`.
    real && join(dirname(real), "../lib/node_modules/npm/bin/npm-cli.js"),
    real && join(dirname(real), "node_modules/npm/bin/npm-cli.js"),
  ];
  const cli = candidates.find((file) => file !== undefined && basename(file) === "npm-cli.js" && existsSync(file));
  if (cli === undefined) return undefined;
  const found = realpathSync(cli);
  return { cli: found, folder: dirname(dirname(found)), ...(program === undefined ? {} : { program }) };
}

/** How this machine reaches its registry, as its own npm is configured; secrets stay behind. */
export interface NpmNetwork {
  readonly registry: string;
  readonly flags: readonly string[];
  readonly certificates?: string;
}

const keys = ["registry", "cafile", "https-proxy", "noproxy"] as const;

/** Asks npm for the registry and the way there. `env` names the person's home: their settings are in it. */
export async function readNpmNetwork(
  nodeProgram: string,
  npm: Npm,
  env: Readonly<Record<string, string>>,
): Promise<NpmNetwork | undefined> {
  const run = await runProcess({
    // Run by another Node, npm would look for its global settings beside that one.
    file: npm.program ?? nodeProgram,
    args: [...(npm.program === undefined ? [npm.cli] : []), "config", "get", ...keys],
    env,
    wallMs: 30_000,
    outputBytes: 64 * 1024,
    sideBytes: 64 * 1024,
    signal: new AbortController().signal,
  });
  const values = new Map(
    run.stdout
      .toString()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1).trim()]),
  );
  const told = (key: (typeof keys)[number]) => {
    const value = values.get(key);
    return value === undefined || value === "" || value === "null" || value === "undefined" ? undefined : value;
  };
  const registry = told("registry");
  if (registry === undefined || !/^https?:/.test(registry) || !URL.canParse(registry)) return undefined;
  const certificates = told("cafile");
  const [proxy, noProxy] = [told("https-proxy"), told("noproxy")];
  return {
    registry,
    flags: [
      ...(proxy === undefined ? [] : [`--https-proxy=${proxy}`, `--proxy=${proxy}`]),
      ...(noProxy === undefined ? [] : [`--noproxy=${noProxy}`]),
    ],
    ...(certificates === undefined ? {} : { certificates }),
  };
}
