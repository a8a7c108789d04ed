import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The longest path of a socket: 107 bytes on Linux, 103 on macOS. */
const longestSocketPath = 103;

/** Where the server's socket goes: beside its data, or, where that path is too long, in the temporary folder. */
export function socketFolder(folder: string): string {
  const beside = join(folder, "socket");
  if (Buffer.byteLength(join(beside, ".s.PGSQL.5432")) <= longestSocketPath) return beside;
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  return join(tmpdir(), `groundplan-${process.getuid?.() ?? 0}-${hash}`);
}
