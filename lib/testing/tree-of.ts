import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";

/** A tree of files as a sandbox takes it: a new tar stream at each call. */
export function treeOf(files: Readonly<Record<string, string>>): () => NodeJS.ReadableStream {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-tree-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const tar = execFileSync("tar", ["-c", "-C", folder, "."], { maxBuffer: 1e9 });
    return () => Readable.from([tar]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
