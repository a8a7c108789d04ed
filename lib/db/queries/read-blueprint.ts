import type { BlueprintView, InterruptedDraft } from "#lib/domain/api/blueprint.ts";
import { cleanDraft } from "#lib/domain/blueprint/draft.ts";
import { interruptedAttempts } from "#lib/domain/blueprint/interrupted-draft.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import type { BlueprintVersion } from "#lib/domain/blueprint/version.ts";
import { countWords } from "#lib/domain/blueprint/words.ts";
import type { Attempt } from "#lib/domain/build/build.ts";
import type { QueryDeps } from "./query-deps.ts";
import { screenTables } from "./screen-tables.ts";
import { readProjectSnapshot } from "./snapshot.ts";

/**
 * The newest version of a project's blueprint, or the one that is named, with what is wrong with it. A project without
 * any has an empty one, version 0. Undefined when there is no such project or version.
 */
export async function readBlueprint(
  { db, artifacts }: Pick<QueryDeps, "db" | "artifacts">,
  projectId: string,
  version?: number,
): Promise<BlueprintView | undefined> {
  const read = await readProjectSnapshot(db, projectId, async (tx, { project }) => {
    const { attempts, designs, versions } = screenTables(tx);
    const all = await versions.list({ projectId });
    const proposals = await designs.list({ projectId, outcome: "proposed" });
    return {
      project,
      saved: version === undefined ? all.at(-1) : all.find((row) => row.version === version),
      proposal: proposals.find(({ proposalSha }) => proposalSha !== null),
      interrupted: interruptedAttempts(await attempts.list({ projectId, promptId: "draft-blueprint" }), all),
    };
  });
  if (read === undefined || (version !== undefined && read.saved === undefined)) return undefined;
  const { project, saved, proposal, interrupted } = read;
  const proposed = proposal?.proposalSha ? await artifacts.get(proposal.proposalSha) : undefined;
  return {
    markdown: saved?.markdown ?? "",
    version: saved?.version ?? 0,
    approved: saved !== undefined && saved.approvedAt !== null,
    approvedVersion: project.approvedVersion,
    diagnostics: saved === undefined ? [] : diagnosticsOf(saved),
    proposal:
      proposal === undefined || proposed === undefined
        ? null
        : {
            designId: proposal.id,
            baseVersion: proposal.baseVersion ?? 0,
            markdown: proposed,
            why: proposal.problem ?? proposal.request,
          },
    interrupted: await Promise.all(interrupted.toReversed().map((attempt) => interruptedDraft(artifacts, attempt))),
  };
}

async function interruptedDraft(
  artifacts: QueryDeps["artifacts"],
  { id, replySha, startedAt }: Attempt,
): Promise<InterruptedDraft> {
  const { text: markdown } = cleanDraft((replySha !== null && (await artifacts.get(replySha))) || "");
  return { attemptId: id, markdown, words: countWords(markdown), startedAt: startedAt.toISOString() };
}

/** What reading the document shows, then what the last approval found by running it. */
function diagnosticsOf({ markdown, approvalProblems }: BlueprintVersion): BlueprintView["diagnostics"] {
  const read = parseBlueprint(markdown).diagnostics.map(({ lines, fix, ...diagnostic }) => ({
    ...diagnostic,
    lines: { ...lines },
    ...(fix !== undefined && { fix: { ...fix, lines: { ...fix.lines } } }),
  }));
  return [...read, ...approvalProblems];
}
