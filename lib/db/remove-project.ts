import type { Queryable } from "./create-table.ts";

/**
 * Removes a project, every row that hangs on it, and the texts that were its alone; answers the hashes of those. Rows of
 * texts are locked before it is asked who else has them: whoever is putting one there at this moment is waited for, and
 * whoever comes after waits for the end of this transaction.
 */
export async function removeProject(tx: Queryable, projectId: string): Promise<readonly string[]> {
  await tx.query(keepPaid, [projectId]);
  const used = await tx.query<Text>('delete from "ArtifactUse" where "projectId" = $1 returning sha256', [projectId]);
  const texts = used.rows.map(({ sha256 }) => sha256);
  // In one order for everybody, or two projects that are removed at once could wait for each other.
  await tx.query('select 1 from "Artifact" where sha256 = any ($1) order by sha256 for update', [texts]);
  const unused = await tx.query<Text>(deleteUnused, [texts]);
  await tx.query('delete from "Project" where id = $1', [projectId]);
  return unused.rows.map(({ sha256 }) => sha256);
}

interface Text {
  readonly sha256: string;
}

const paidColumns = `id, number, provider, "requestedModel", "servedModel", outcome, "usageSource", "priceCardId",
  "inputUncached", "cacheRead", "cacheWrite5m", "cacheWrite1h", output, reasoning, "costPicoUsd", "costUpperPicoUsd",
  "startedAt"`;
/** What was paid was paid: sums of money and bills go on adding up when the project is gone. */
const keepPaid = `insert into "PastAttempt" (${paidColumns})
  select ${paidColumns} from "PaidAttempt" where "projectId" = $1`;

const deleteUnused = `delete from "Artifact" where sha256 = any ($1)
  and not exists (select from "ArtifactUse" used where used.sha256 = "Artifact".sha256) returning sha256`;
