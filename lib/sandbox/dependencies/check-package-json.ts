import { err, ok, type Result } from "../../domain/result.ts";

/** What of a `package.json` decides what is installed. */
export interface Wanted {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const kinds = ["dependencies", "devDependencies", "optionalDependencies"] as const;
// Each of these makes npm take packages from elsewhere than the registry, or put others in their place.
const refusedKeys = ["workspaces", "bundleDependencies", "bundledDependencies", "overrides", "resolutions"] as const;
const most = 60;
const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const versionRange = /^[\^~<>=*0-9xXv][\^~<>=|*+.\-0-9A-Za-z ]*$/;

/** Reads what a `package.json` wants installed. Only versions of the registry are; nothing else of it reaches npm. */
export function checkPackageJson(text: string): Result<Wanted, string> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    return err(`package.json is not valid JSON: ${(error as Error).message}`);
  }
  if (!isRecord(manifest)) return err("package.json is not an object.");
  const refused = refusedKeys.filter((key) => manifest[key] !== undefined);
  if (refused.length > 0)
    return err(`package.json has ${refused.join(", ")}, which Groundplan does not install. Remove it.`);
  const wanted = { dependencies: {}, devDependencies: {}, optionalDependencies: {} };
  const problems: string[] = [];
  for (const kind of kinds) {
    const named = manifest[kind] ?? {};
    if (!isRecord(named)) return err(`package.json: ${kind} is not an object.`);
    problems.push(...Object.entries(named).flatMap(([name, range]) => problemOf(kind, name, range)));
    wanted[kind] = named;
  }
  const peers = manifest.peerDependencies;
  if (isRecord(peers) && Object.keys(peers).length > 0) {
    problems.push("peerDependencies are for libraries; name what the project needs under dependencies");
  }
  const count = kinds.reduce((sum, kind) => sum + Object.keys(wanted[kind]).length, 0);
  if (count > most) problems.push(`${count} packages are named, at most ${most} are installed`);
  return problems.length > 0 ? err(`package.json: ${problems.slice(0, 10).join("; ")}.`) : ok(wanted);
}

/** True when nothing is to be installed. */
export function wantsNothing(wanted: Wanted): boolean {
  return kinds.every((kind) => Object.keys(wanted[kind]).length === 0);
}

function problemOf(kind: string, name: string, range: unknown): readonly string[] {
  if (name.length > 214 || !packageName.test(name)) return [`${kind}: ${JSON.stringify(name)} is no package name`];
  if (range === "latest" || range === "") return [];
  const plain = typeof range === "string" && range.length <= 100 && versionRange.test(range);
  return plain
    ? []
    : [`${kind}: ${name} wants ${JSON.stringify(range)}; only version ranges of the registry are installed`];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
