import type { Blueprint, ParsedBlueprint } from "#lib/domain/blueprint/blueprint.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import type { Tx } from "./snapshot.ts";

/** Reading a large document takes tens of milliseconds, and the same few are asked for again and again. */
const mostKept = 40;
const kept = new Map<string, ParsedBlueprint>();

/** A version's document, read; the newest of the project when no version is named. */
export async function readParsedBlueprint(
  tx: Tx,
  projectId: string,
  version?: number,
): Promise<(ParsedBlueprint & { readonly version: number; readonly sha256: string }) | undefined> {
  const row = await tx.blueprintVersion.findFirst({
    where: { projectId, ...(version !== undefined && { version }) },
    orderBy: { version: "desc" },
    select: { id: true, version: true, sha256: true },
  });
  if (row === null) return undefined;
  const parsed = kept.get(row.sha256) ?? parseBlueprint(await readMarkdown(tx, row.id));
  keep(row.sha256, parsed);
  return { ...parsed, version: row.version, sha256: row.sha256 };
}

/** The modules of that version; none when it cannot be read. */
export async function readModules(tx: Tx, projectId: string, version?: number): Promise<Pick<Blueprint, "modules">> {
  return { modules: (await readParsedBlueprint(tx, projectId, version))?.blueprint?.modules ?? [] };
}

async function readMarkdown(tx: Tx, id: string): Promise<string> {
  return (await tx.blueprintVersion.findUniqueOrThrow({ where: { id }, select: { markdown: true } })).markdown;
}

function keep(sha256: string, parsed: ParsedBlueprint): void {
  kept.delete(sha256); // the one asked for last goes to the end
  kept.set(sha256, parsed);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}
