import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";

const parsed = new Map<string, Blueprint>();
const mostParsed = 50;

/** A saved version and what machines read in it. Throws where it cannot be read; an approved one always can. */
export async function readBlueprint(
  deps: Pick<EngineDeps, "facts">,
  projectId: string,
  version: number,
): Promise<{ readonly version: BlueprintVersion; readonly blueprint: Blueprint }> {
  const row = (await deps.facts.read.versions.list({ projectId, version })).at(0);
  if (!row) throw new Error(`version ${version} of ${projectId} is missing`);
  const known = parsed.get(row.sha256);
  if (known) return { version: row, blueprint: known };
  const { blueprint } = parseBlueprint(row.markdown);
  if (!blueprint) throw new Error(`version ${version} of ${projectId} cannot be read`);
  // Versions never change, so this can only grow stale by being forgotten.
  if (parsed.size >= mostParsed) parsed.delete(parsed.keys().next().value ?? "");
  parsed.set(row.sha256, blueprint);
  return { version: row, blueprint };
}
