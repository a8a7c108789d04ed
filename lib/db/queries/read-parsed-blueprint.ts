import type { Blueprint, ParsedBlueprint } from "#lib/domain/blueprint/blueprint.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import type { Tx } from "./snapshot.ts";

/** Reading a large document takes tens of milliseconds, and the same few are asked for again and again. */
const mostKept = 100;
const kept = new Map<string, ParsedBlueprint>();

/** The modules of a version; of the newest when none is named, and none when it cannot be read. */
export async function readModules(tx: Tx, projectId: string, version?: number): Promise<Pick<Blueprint, "modules">> {
  const row = await tx.blueprintVersion.findFirst({
    where: { projectId, ...(version !== undefined && { version }) },
    orderBy: { version: "desc" },
    select: { id: true, sha256: true },
  });
  return { modules: row === null ? [] : await readModulesOf(tx, row) };
}

/** The same for a version that is known by its id and hash. */
export async function readModulesOf(
  tx: Tx,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): Promise<Blueprint["modules"]> {
  const parsed = kept.get(sha256) ?? parseBlueprint(await readMarkdown(tx, id));
  kept.delete(sha256); // the one asked for last goes to the end
  kept.set(sha256, parsed);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return parsed.blueprint?.modules ?? [];
}

async function readMarkdown(tx: Tx, id: string): Promise<string> {
  return (await tx.blueprintVersion.findUniqueOrThrow({ where: { id }, select: { markdown: true } })).markdown;
}
