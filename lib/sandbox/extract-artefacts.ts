import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../domain/result.ts";
import { readTar, type TarContent } from "./read-tar.ts";

export interface ExtractedArtefacts {
  readonly files: readonly string[];
  readonly bytes: number;
  /** Entries left out: links, devices, and names that lead out of the folder. */
  readonly refused: readonly string[];
}

export type ExtractFailure =
  | { readonly type: "artefacts-damaged"; readonly reason: string }
  | { readonly type: "artefacts-too-many"; readonly files: number };

const mostFiles = 20_000;

/**
 * Writes what a sandbox brought back into a new folder; `folder` must not exist. Only regular files with plain
 * relative names are written, by us and without links, so nothing that generated code chose leads out of it.
 */
export async function extractArtefacts(
  tar: Buffer,
  folder: string,
): Promise<Result<ExtractedArtefacts, ExtractFailure>> {
  let content: TarContent;
  try {
    content = readTar(tar);
  } catch (error) {
    return err({ type: "artefacts-damaged", reason: (error as Error).message });
  }
  const { files, refused } = content;
  if (files.length > mostFiles) return err({ type: "artefacts-too-many", files: files.length });
  // A file whose name is also a folder of others cannot be written; the others are.
  const folders = new Set(files.flatMap(({ path }) => parents(path)));
  const written = files.filter(({ path }) => !folders.has(path));
  await mkdir(folder);
  for (const parent of [...folders].sort()) await mkdir(join(folder, parent), { recursive: true });
  for (const file of written) await writeFile(join(folder, file.path), file.content, { flag: "wx", mode: 0o644 });
  return ok({
    files: written.map(({ path }) => path),
    bytes: written.reduce((sum, file) => sum + file.content.length, 0),
    refused: [...refused, ...files.filter(({ path }) => folders.has(path)).map(({ path }) => path)],
  });
}

function parents(path: string): string[] {
  const above = dirname(path);
  return above === "." ? [] : [above, ...parents(above)];
}
