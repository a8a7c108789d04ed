import type { FileBlock } from "./blueprint.ts";
import { nodeBuiltins } from "./node-builtins.ts";

/** What contracts may import besides each other. */
export interface ImportWorld {
  /** Paths of contracts and `file` blocks, lower case. */
  readonly paths: ReadonlySet<string>;
  /** Names in package.json's dependencies of every kind. */
  readonly packages: ReadonlySet<string>;
  /** Prefixes of aliases from package.json's `imports` and tsconfig.json's `paths`. */
  readonly aliases: readonly string[];
  readonly hasPackageJson: boolean;
}

const typeScript = /\.[cm]?tsx?$/i;

/** True for a path whose imports are read. */
export function isTypeScript(path: string): boolean {
  return typeScript.test(path);
}

/** The world of a blueprint's contracts. A package.json that is not valid JSON names nothing. */
export function importWorld(contractPaths: Iterable<string>, files: readonly FileBlock[]): ImportWorld {
  const paths = new Set([...contractPaths].map((path) => path.toLowerCase()));
  for (const file of files) paths.add(file.path.toLowerCase());
  const manifest = readJson(files, "package.json");
  const packages = new Set<string>();
  for (const key of ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]) {
    for (const name of Object.keys(record(manifest?.[key]))) packages.add(name);
  }
  const config = record(readJson(files, "tsconfig.json")?.compilerOptions);
  const aliases = [...Object.keys(record(manifest?.imports)), ...Object.keys(record(config.paths))];
  return {
    paths,
    packages,
    aliases: aliases.map((alias) => alias.replace(/\*.*$/, "")),
    hasPackageJson: manifest !== undefined,
  };
}

function readJson(files: readonly FileBlock[], path: string): Record<string, unknown> | undefined {
  const file = files.find((candidate) => candidate.path.toLowerCase() === path);
  if (file === undefined) return undefined;
  try {
    return record(JSON.parse(file.content));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The path that a relative import means, as far as the world has it; otherwise why it cannot be resolved. */
export function resolveImport(
  specifier: string,
  from: string,
  world: ImportWorld,
): { readonly path?: string; readonly problem?: string } {
  if (specifier.startsWith(".")) return resolveRelative(specifier, from, world);
  if (specifier.startsWith("/") || specifier.includes("\\"))
    return { problem: "is absolute; contracts import each other by relative paths" };
  if (specifier.startsWith("node:") || nodeBuiltins.has(specifier.split("/")[0] ?? "")) return {};
  if (world.aliases.some((alias) => alias !== "" && specifier.startsWith(alias))) return {};
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const types = `@types/${name.startsWith("@") ? name.slice(1).replace("/", "__") : name}`;
  if (world.packages.has(name) || world.packages.has(types)) return {};
  const where = world.hasPackageJson
    ? "the `file=package.json` block does not name it"
    : "there is no `file=package.json` block that names it";
  return { problem: `is a package, and ${where}` };
}

function resolveRelative(specifier: string, from: string, world: ImportWorld): { path?: string; problem?: string } {
  const path = joinPath(from, specifier);
  if (path === undefined) return { problem: "leads out of the project" };
  const found = candidates(path).find((candidate) => world.paths.has(candidate.toLowerCase()));
  if (found !== undefined) return { path: found };
  return { problem: `means ${path}, which is neither another contract nor a \`file\` block` };
}

/** A path relative to the folder of `from`, without `.` and `..`; undefined where it leaves the project. */
export function joinPath(from: string, relative: string): string | undefined {
  const segments = from.split("/").slice(0, -1);
  for (const segment of relative.split("/")) {
    if (segment === "." || segment === "") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

/** What TypeScript tries for a path as written: with and without extension, `.js` for `.ts`, a folder's index. */
function candidates(path: string): string[] {
  const bare = path.replace(/\.(m|c)?jsx?$/i, "");
  const extensions = [".ts", ".tsx", ".mts", ".cts", ".d.ts"];
  const swapped = bare === path ? [] : extensions.map((extension) => bare + extension);
  return [
    path,
    ...swapped,
    ...extensions.map((extension) => path + extension),
    ...extensions.map((extension) => `${path}/index${extension}`),
  ];
}
