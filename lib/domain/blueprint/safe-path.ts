import { err, ok, type Result } from "../result.ts";

/** The longest path that any part of a project may have. */
export const maxPathLength = 200;

export interface PathProblem {
  readonly type: "path-unsafe";
  readonly path: string;
  /** Plain words, to stand after the path: "is absolute". */
  readonly reason: string;
}

const allowedSegment = /^[A-Za-z0-9._@()[\]+-]+$/;
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$|clock\$)(\.|$)/i;

/**
 * Our own path rule, stricter than Git's, which lets through device names, line breaks, and names that differ in case
 * only. What it accepts is safe on Linux, macOS and Windows, in a shell's argument list, and in a URL.
 */
export function checkPath(path: string): Result<string, PathProblem> {
  const reason = problemOf(path);
  return reason === undefined ? ok(path) : err({ type: "path-unsafe", path, reason });
}

function problemOf(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.length > maxPathLength) return `has ${path.length} characters; at most ${maxPathLength} are allowed`;
  if (path !== path.normalize("NFC")) return "is not in Unicode's NFC form";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is absolute; write it relative to the project's root";
  if (path.includes("\\")) return "has a backslash; separate folders with /";
  if (path.endsWith("/")) return "is a folder; name a file";
  for (const segment of path.split("/")) {
    const reason = segmentProblem(segment);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Why a file or folder may not have this name, or undefined when it may. */
export function segmentProblem(segment: string): string | undefined {
  if (segment === "") return "has an empty folder name (//)";
  if (segment === "." || segment === "..") return `has the segment ${segment}; write it without`;
  if (segment.endsWith(".") || segment.endsWith(" ")) return `has a name that ends with a dot or a space: ${segment}`;
  if (!allowedSegment.test(segment)) return "has characters other than letters, digits and . _ @ ( ) [ ] + -";
  if (segment.startsWith("-")) return `has a name that starts with -: ${segment}`;
  if (deviceName.test(segment)) return `has a name that Windows keeps for a device: ${segment}`;
  return reservedProblem(segment.toLowerCase());
}

function reservedProblem(name: string): string | undefined {
  if (name.startsWith(".git") && name !== ".gitignore") return `touches Git's own files: ${name}`;
  if (name === ".npmrc") return "is npm's configuration, which could redirect installs";
  if (name === "node_modules") return "is inside node_modules, where the engine puts installed packages";
  return undefined;
}

export interface PathClash {
  readonly type: "path-clash";
  readonly path: string;
  /** The earlier path that it cannot stand beside. */
  readonly other: string;
  readonly reason: string;
}

/**
 * Whether a set of paths can exist together on every file system: no two that differ in case only, no file where
 * another path needs a folder, no folder written in two ways.
 */
export function checkUnique(paths: Iterable<string>): Result<undefined, PathClash> {
  const files = new Map<string, string>();
  const folders = new Map<string, { name: string; path: string }>();
  for (const path of paths) {
    const clash = clashOf(path, files, folders);
    if (clash !== undefined) return err({ type: "path-clash", path, ...clash });
    files.set(path.toLowerCase(), path);
    for (const folder of foldersOf(path)) folders.set(folder.toLowerCase(), { name: folder, path });
  }
  return ok(undefined);
}

function clashOf(
  path: string,
  files: ReadonlyMap<string, string>,
  folders: ReadonlyMap<string, { name: string; path: string }>,
): { other: string; reason: string } | undefined {
  const key = path.toLowerCase();
  const same = files.get(key);
  if (same === path) return { other: same, reason: "is there twice" };
  if (same !== undefined) return { other: same, reason: `differs from ${same} in case only` };
  const folder = folders.get(key);
  if (folder !== undefined) return { other: folder.path, reason: `is a folder of ${folder.path}` };
  for (const above of foldersOf(path)) {
    const file = files.get(above.toLowerCase());
    if (file !== undefined) return { other: file, reason: `needs the folder ${above}, which is a file` };
    const known = folders.get(above.toLowerCase());
    if (known !== undefined && known.name !== above) {
      return { other: known.path, reason: `has a folder that differs from one of ${known.path} in case only` };
    }
  }
  return undefined;
}

function foldersOf(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
