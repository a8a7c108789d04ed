import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** A folder of the host and the path under which the compiler sees it. */
export interface Mount {
  readonly at: string;
  readonly folder: string;
}

export interface Entries {
  readonly files: string[];
  readonly directories: string[];
}

/** The only files that a compiler on the host is given; it asks for everything else in vain. */
export interface ReadableFiles {
  readFile(path: string): string | null;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  getAccessibleEntries(path: string): Entries;
  realpath(path: string): string;
}

/** Shows some folders under paths of their own. The deepest mount wins; links that lead out of it lead nowhere. */
export function createReadableFiles(mounts: readonly Mount[]): ReadableFiles {
  const roots = [...mounts]
    .sort((a, b) => b.at.length - a.at.length)
    .map(({ at, folder }) => ({ at, real: realpathSync(folder) }));

  function onHost(path: string): string | undefined {
    if (path.includes("\0") || path.split("/").includes("..")) return undefined;
    const root = roots.find(({ at }) => path === at || path.startsWith(`${at}/`));
    if (root === undefined) return undefined;
    try {
      const real = realpathSync(join(root.real, path.slice(root.at.length)));
      return real === root.real || real.startsWith(root.real + sep) ? real : undefined;
    } catch {
      return undefined;
    }
  }
  function is(path: string, kind: "isFile" | "isDirectory"): boolean {
    const real = onHost(path);
    return real !== undefined && statSync(real)[kind]();
  }
  // A folder that exists only because something is mounted deeper down, such as `/node_modules`.
  function mountsBelow(path: string): string[] {
    const above = path === "/" ? path : `${path}/`;
    const below = roots
      .filter(({ at }) => at.startsWith(above))
      .map(({ at }) => at.slice(above.length).split("/")[0] ?? "");
    return [...new Set(below)];
  }

  return {
    readFile: (path) => {
      const real = onHost(path);
      return real !== undefined && statSync(real).isFile() ? readFileSync(real, "utf8") : null;
    },
    fileExists: (path) => is(path, "isFile"),
    directoryExists: (path) => is(path, "isDirectory") || mountsBelow(path).length > 0,
    getAccessibleEntries: (path) => {
      const real = onHost(path);
      if (real === undefined || !statSync(real).isDirectory()) return { files: [], directories: mountsBelow(path) };
      const entries = readdirSync(real, { withFileTypes: true });
      return {
        files: entries.filter((entry) => entry.isFile()).map(({ name }) => name),
        directories: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
      };
    },
    realpath: (path) => path,
  };
}
