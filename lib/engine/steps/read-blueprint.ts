import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { Facts } from "../ports/facts.ts";

interface Readable {
  readonly version: BlueprintVersion;
  readonly blueprint: Blueprint;
}

/** Approved versions by project and number: nothing of them changes any more. Of each store its own. */
const approved = new WeakMap<Facts, Map<string, Readable>>();
const mostKept = 50;

/** A saved version and what machines read in it. Throws where it cannot be read; an approved one always can. */
export async function readBlueprint(
  { facts }: Pick<EngineDeps, "facts">,
  projectId: string,
  version: number,
): Promise<Readable> {
  const kept = approved.get(facts) ?? new Map<string, Readable>();
  approved.set(facts, kept);
  const key = `${projectId} ${version}`;
  const known = kept.get(key);
  if (known) return known;
  const row = (await facts.read.versions.list({ projectId, version })).at(0);
  if (!row) throw new Error(`version ${version} of ${projectId} is missing`);
  const { blueprint } = parseBlueprint(row.markdown);
  if (!blueprint) throw new Error(`version ${version} of ${projectId} cannot be read`);
  if (row.approval !== "approved") return { version: row, blueprint };
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, { version: row, blueprint });
  return { version: row, blueprint };
}
