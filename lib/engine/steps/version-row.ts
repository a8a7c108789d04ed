import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { FactTables } from "../ports/facts.ts";

/** The row of a version that is known to exist. */
export async function versionRow(
  tables: Pick<FactTables, "versions">,
  { projectId, version }: { readonly projectId: string; readonly version: number },
): Promise<BlueprintVersion> {
  const row = (await tables.versions.list({ projectId, version })).at(0);
  if (!row) throw new Error(`version ${version} of ${projectId} is missing`);
  return row;
}
