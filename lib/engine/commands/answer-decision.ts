import type { Decision } from "../../domain/build/build.ts";
import { ok } from "../../domain/result.ts";
import { parseModelRef } from "../../domain/routing/parse-model-ref.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { changeRun } from "../steps/change-run.ts";
import { nextModel, reopenRun } from "../steps/reopen-run.ts";
import { buildWorkflowId, designWorkflowId, moduleRunId, moduleWorkflowId } from "../workflows/ids.ts";
import { refuse } from "./refusals.ts";

interface Input {
  readonly projectId: string;
  readonly decisionId: string;
  readonly choice: string;
  readonly note?: string | undefined;
}

/** Answers what waits, and does in the same transaction what the answer means. Free text is never an approval. */
export async function answerDecision(deps: EngineDeps, input: Input) {
  const { projectId, decisionId, choice } = input;
  const note = input.note ?? null;
  const answered = await deps.facts.commit("answer-decision", async (tx) => {
    const decision = await tx.decisions.get(decisionId);
    if (!decision || decision.projectId !== projectId)
      return refuse("decision-unknown", "There is no such decision in this project.");
    if (decision.status !== "open")
      return decision.choice === choice
        ? ok(decision)
        : refuse("decision-answered", "This was answered already.", { choice: decision.choice });
    const choices = decision.options.map((option) => option.choice);
    if (!choices.includes(choice))
      return refuse("choice-unknown", `"${choice}" is not offered. Choose one of: ${choices.join(", ")}.`);
    const to = { status: "answered", choice, note, answeredAt: deps.clock.now() } as const;
    if ((await tx.decisions.change(decision.id, { status: "open" }, to)) === "stale")
      return refuse("decision-answered", "Somebody has just answered this.");
    tx.log(projectId, {
      type: "decision-answered",
      buildId: decision.buildId,
      moduleId: decision.moduleId,
      roundId: decision.roundId,
      detail: { id: decision.id, reason: decision.reason, choice, note },
    });
    await carryOut(deps, tx, { ...decision, ...to });
    return ok({ ...decision, ...to });
  });
  if (answered.ok) await wakeAll(deps, answered.value);
  return answered;
}

async function carryOut(deps: EngineDeps, tx: FactTransaction, decision: Decision): Promise<void> {
  const { buildId, moduleId, choice, note } = decision;
  if (buildId === null) return endDesign(tx, decision);
  if (choice === "end-partly") return endPartly(deps, tx, buildId);
  if (moduleId === null) return carryOutWhole(tx, decision);
  const run = await tx.runs.get(moduleRunId(buildId, moduleId));
  if (!run) return;
  switch (choice) {
    case "again":
      await reopenRun(tx, run, { note });
      break;
    case "another-model":
      await reopenRun(tx, run, { note, model: nameIn(note) ?? nextModel });
      break;
    case "by-hand":
      await reopenRun(tx, run, { note, byHand: true });
      break;
    case "leave-out":
      await changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt: deps.clock.now() });
      break;
    case "accept":
      if (decision.reason === "unexecuted") await acceptUnexecuted(tx, buildId);
      else await changeRun(tx, run, { status: "merging" });
      break;
    case "retry":
      if (run.status === "deciding") await changeRun(tx, run, { status: "building" });
      break;
  }
}

/** One answer holds for the project: every module that waits with the same question goes on. */
async function acceptUnexecuted(tx: FactTransaction, buildId: string): Promise<void> {
  for (const decision of await tx.decisions.list({ buildId, reason: "unexecuted", status: "open" }))
    await tx.decisions.change(decision.id, { status: "open" }, { status: "withdrawn" });
  for (const run of await tx.runs.list({ buildId, status: "deciding" })) {
    const round = (await tx.rounds.list({ runId: run.id })).find(({ phase }) => phase === "checking");
    if (round) await changeRun(tx, run, { status: "checking" });
  }
}

/** Answers about the build as a whole. */
async function carryOutWhole(tx: FactTransaction, { buildId, choice, reason }: Decision): Promise<void> {
  if (buildId === null) return;
  if (choice === "accept") {
    const phase = reason === "whole-stays-red" ? "integration" : "finishing";
    await tx.builds.change(buildId, {}, { phase });
  }
}

async function endPartly(deps: EngineDeps, tx: FactTransaction, buildId: string): Promise<void> {
  for (const run of await tx.runs.list({ buildId }))
    if (run.status !== "ended")
      await changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt: deps.clock.now() });
  await tx.builds.change(buildId, {}, { phase: "whole" });
}

async function endDesign(tx: FactTransaction, { projectId, choice }: Decision): Promise<void> {
  if (choice !== "end-partly" && choice !== "leave-out") return;
  for (const design of await tx.designs.list({ projectId, status: "running" }))
    await tx.designs.change(design.id, { status: "running" }, { control: "stop" });
}

/** A model that the note names, as `provider/model`. */
function nameIn(note: string | null): string | undefined {
  return note?.split(/\s+/).find((word) => parseModelRef(word) !== null);
}

async function wakeAll(deps: EngineDeps, { projectId, buildId }: Decision): Promise<void> {
  const { read } = deps.facts;
  const designs = await read.designs.list({ projectId, status: "running" });
  const runs = buildId === null ? [] : await read.runs.list({ buildId });
  await deps.workflows.wake(
    ...designs.map((design) => designWorkflowId(design.id)),
    ...(buildId === null ? [] : [buildWorkflowId(buildId)]),
    ...runs.map((run) => moduleWorkflowId(run.id)),
  );
}
