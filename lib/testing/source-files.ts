import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { projectRoot } from "#lib/server/env.ts";

/** A file of our own code, and what it imports: paths of this repository, or names of packages. */
export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

/** Every TypeScript and JavaScript file below the folder, by path from the project's root. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  const entries = readdirSync(posix.join(projectRoot, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => posix.join(posix.relative(projectRoot, entry.parentPath), entry.name))
    .sort()
    .map((path) => {
      const text = readFileSync(posix.join(projectRoot, path), "utf8");
      return { path, text, imports: importsOf(text).map((name) => resolveImport(path, name)) };
    });
}

/** What a source text imports, as it is written there. */
export function importsOf(source: string): readonly string[] {
  const text = source.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  const withFrom = text.matchAll(/^(?:import|export)\b[^"';]*?\bfrom\s*"([^"]+)"/gm);
  const bare = text.matchAll(/^import\s*"([^"]+)"/gm);
  const dynamic = text.matchAll(/\bimport\(\s*"([^"]+)"/g);
  return [...withFrom, ...bare, ...dynamic].map((match) => match[1] ?? "");
}

function resolveImport(path: string, name: string): string {
  if (name.startsWith("#")) return name.slice(1);
  if (name.startsWith(".")) return posix.join(posix.dirname(path), name);
  return name;
}

/** Whether the path is the folder or lies below it. */
export function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The longest of the folders that holds the path: the rule nearest to it. */
export function nearest(path: string, folders: readonly string[]): string | undefined {
  const holding = folders.filter((folder) => isIn(path, folder));
  return holding.toSorted((a, b) => b.length - a.length)[0];
}
