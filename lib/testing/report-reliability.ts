import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Keeps what a test of reliability counted, where `GROUNDPLAN_RELIABILITY` names a folder: `docs/reliability.md` is
 * written from there by `node scripts/reliability.ts`.
 */
export function reportReliability(name: string, counts: Readonly<Record<string, unknown>>): void {
  const folder = process.env.GROUNDPLAN_RELIABILITY;
  if (folder === undefined || folder === "") return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(counts, null, 2)}\n`);
}
