import { cleanDraft } from "../../domain/blueprint/draft.ts";
import type { Design } from "../../domain/blueprint/version.ts";
import type { Attempt } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { must } from "./load-module.ts";
import { newVersion } from "./new-version.ts";
import { needsRepair } from "./next-of-design.ts";
import { orderApproval } from "./order-approval.ts";
import { versionRow } from "./version-row.ts";

/** Commits what the architect wrote: a draft or its repair as a version, a proposal beside the document. */
export async function commitDesign(
  deps: EngineDeps,
  designId: string,
  kind: "draft" | "repair" | "change",
  attemptId: string,
): Promise<void> {
  const design = await must(deps.facts.read.designs.get(designId), `design ${designId}`);
  const attempt = await must(deps.facts.read.attempts.get(attemptId), `attempt ${attemptId}`);
  // A step that runs again after its commit finds its own work done.
  if (design.status === "ended" || design.attemptId === attemptId) return;
  const reply = attempt.replySha ? ((await deps.artifacts.get(attempt.replySha)) ?? "") : "";
  const { text, notes } = cleanDraft(reply);
  const whole = attempt.outcome === "finished" && attempt.finish === "complete";
  const proposalSha = kind === "change" && whole ? await deps.artifacts.put(design.projectId, text) : null;
  await deps.facts.commit("design", async (tx) => {
    await tx.lockProject(design.projectId);
    if (!whole)
      return end(deps, tx, design, {
        outcome: "failed",
        attemptId,
        problem:
          "The architect's answer was cut at its length limit. What came is kept with the attempt; ask for a shorter document, or take it over.",
      });
    if (kind === "change") return end(deps, tx, design, { outcome: "proposed", attemptId, proposalSha });
    const version = await saveVersion(deps, tx, design, kind, text, attempt, notes);
    if (kind === "draft" && needsRepair(text)) {
      await tx.designs.change(designId, { status: "running" }, { resultVersion: version, attemptId });
      return;
    }
    await end(deps, tx, design, { outcome: "drafted", attemptId, resultVersion: version });
    await approveScripted(tx, design.projectId, version);
  });
}

/** A scripted example approves its own blueprint: the click that a person makes in a project of their own. */
async function approveScripted(tx: FactTransaction, projectId: string, version: number): Promise<void> {
  const project = await tx.projects.get(projectId);
  if (project?.script === null || project?.deletedAt !== null) return;
  await orderApproval(tx, await versionRow(tx, { projectId, version }), true);
}

/** A person took over: what stands so far becomes the person's draft. */
export async function endDesign(deps: EngineDeps, designId: string): Promise<void> {
  const design = await must(deps.facts.read.designs.get(designId), `design ${designId}`);
  if (design.status === "ended") return;
  const attempts = await deps.facts.read.attempts.list({ projectId: design.projectId });
  // A retry that has not written a word yet is nothing to take over; what stands is from the attempt before it.
  const attempt = attempts.findLast(({ taskId, replySha }) => taskId.startsWith(`${designId}:`) && replySha !== null);
  const reply = attempt?.replySha ? ((await deps.artifacts.get(attempt.replySha)) ?? "") : "";
  const { text, notes } = cleanDraft(reply);
  await deps.facts.commit("take-over", async (tx) => {
    await tx.lockProject(design.projectId);
    for (const decision of await tx.decisions.list({ projectId: design.projectId, buildId: null, status: "open" }))
      await tx.decisions.change(decision.id, { status: "open" }, { status: "withdrawn" });
    const keep = design.kind === "draft" && design.resultVersion === null && text.trim() !== "" && attempt;
    const resultVersion = keep
      ? await saveVersion(deps, tx, design, "taken over", text, attempt, notes)
      : design.resultVersion;
    await end(deps, tx, design, { outcome: "taken-over", attemptId: attempt?.id ?? null, resultVersion });
  });
}

async function saveVersion(
  deps: EngineDeps,
  tx: FactTransaction,
  design: Design,
  note: string,
  markdown: string,
  attempt: Attempt,
  notes: readonly string[],
): Promise<number> {
  const { projectId } = design;
  const version = ((await tx.versions.list({ projectId })).at(-1)?.version ?? 0) + 1;
  const author = note === "taken over" ? "person" : "architect";
  const words = [note, ...notes].join("; ");
  await tx.versions.insert(
    newVersion(deps, { projectId, version, markdown, author, note: words, attemptId: attempt.id }),
  );
  tx.log(projectId, { type: "blueprint-saved", attemptId: attempt.id, detail: { version, author, note: words } });
  return version;
}

async function end(
  deps: Pick<EngineDeps, "clock">,
  tx: FactTransaction,
  design: Design,
  to: Partial<Design> & Pick<Design, "outcome">,
): Promise<void> {
  const ended = { ...to, status: "ended", endedAt: deps.clock.now() } as const;
  if ((await tx.designs.change(design.id, { status: "running" }, ended)) === "stale") return;
  const { projectId } = design;
  const known = await tx.versions.list({ projectId });
  if (design.kind !== "change")
    await tx.projects.change(
      projectId,
      { status: "designing" },
      { status: known.length > 0 ? "editing" : "describing" },
    );
  tx.log(projectId, {
    type: "design-ended",
    attemptId: to.attemptId ?? null,
    detail: { id: design.id, kind: design.kind, outcome: to.outcome, problem: to.problem ?? null },
  });
}
