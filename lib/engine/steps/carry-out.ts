import { blameRed } from "../../domain/build/blame-red.ts";
import type { Decision, ModuleRun, Round } from "../../domain/build/build.ts";
import { isBlocking } from "../../domain/build/plan-module.ts";
import { type ModuleStatus, type RoundOutcome, roundOutcomes } from "../../domain/build/status.ts";
import { parseModelRef } from "../../domain/routing/parse-model-ref.ts";
import { modelNeeded } from "../commands/refusals.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { buildBranch } from "./branches.ts";
import { changeRun } from "./change-run.ts";
import { hasReplies } from "./has-replies.ts";
import { endLeftOut } from "./leave-out.ts";
import { orderInstead } from "./order-instead.ts";
import { readBlueprint } from "./read-blueprint.ts";
import { nextModel, reopenRun } from "./reopen-run.ts";

/** Why an answer cannot be carried out, as a sentence. */
export type CannotCarryOut = string | undefined;

/** Does what an answer means, in the transaction that keeps it. */
export async function carryOut(deps: EngineDeps, tx: FactTransaction, decision: Decision): Promise<CannotCarryOut> {
  const cannot = await carryOutAnswer(deps, tx, decision);
  // Last: locks are taken in the order module, project.
  if (decision.choice === "allow-unpriced") await allowUnpriced(tx, decision);
  return cannot;
}

async function carryOutAnswer(deps: EngineDeps, tx: FactTransaction, decision: Decision): Promise<CannotCarryOut> {
  const { buildId, moduleId, choice, note, reason } = decision;
  if (buildId === null) return endDesign(tx, decision);
  if (reason === "budget" || reason === "unpriced") await answerAlike(tx, decision);
  if (moduleId === null) return carryOutWhole(deps, tx, decision);
  if (choice === "end-partly") return endPartly(deps, tx, buildId, endOf(reason));
  const run = await tx.runs.get(moduleRunId(buildId, moduleId));
  if (!run) return undefined;
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
    case "build-new":
      return makeRoom(deps, tx, buildId);
    case "leave-out":
      await endLeftOut(tx, run, deps.clock.now(), endOf(reason));
      break;
    case "accept":
      if (reason === "unexecuted") await acceptUnexecuted(tx, buildId);
      else await changeRun(tx, run, { status: "merging" });
      break;
    case "retry":
    case "allow-unpriced":
      await goOn(tx, run);
      break;
  }
  return undefined;
}

/** The name by which a round ends that a person ends at this question. */
function endOf(reason: string): RoundOutcome {
  return roundOutcomes.find((name) => name === reason) ?? "person";
}

/** The build ends, and the newer version is built in its place: if there is none, nothing is given up. */
async function makeRoom(deps: EngineDeps, tx: FactTransaction, buildId: string): Promise<CannotCarryOut> {
  const build = await tx.builds.get(buildId);
  const project = build && (await tx.projects.get(build.projectId));
  const version = project?.approvedVersion ?? 0;
  if (!build || version <= build.version)
    return "No newer version of the blueprint is approved yet. Accept what you want of the proposal, approve that version, then choose this again. Nothing was stopped.";
  if (project && !(await hasReplies(deps, tx, project))) return `${modelNeeded().error.message} Nothing was stopped.`;
  await orderInstead(tx, build, version);
  return undefined;
}

/** The module goes on where it stood when it stopped. */
async function goOn(tx: FactTransaction, run: ModuleRun): Promise<void> {
  if (run.status !== "deciding") return;
  const rounds = await tx.rounds.list({ runId: run.id });
  const last = rounds.reduce<Round | undefined>((a, b) => (a && a.number > b.number ? a : b), undefined);
  await changeRun(tx, run, { status: last ? statusIn[last.phase] : "waiting" });
}

/** What a module is doing while its round is in a phase. */
const statusIn = {
  building: "building",
  blocked: "reviewing",
  checking: "checking",
  red: "checking",
  joining: "checking",
  ruling: "reviewing",
  reviewing: "reviewing",
  done: "reviewing",
} satisfies Record<Round["phase"], ModuleStatus>;

/** Holds for the project from now on; a person can take it back on the spend page. */
async function allowUnpriced(tx: FactTransaction, { projectId, model }: Decision): Promise<void> {
  const project = await tx.lockProject(projectId);
  if (!project || model === null || project.settings.unpriced.includes(model)) return;
  await tx.projects.change(
    projectId,
    {},
    {
      settings: { ...project.settings, unpriced: [...project.settings.unpriced, model] },
    },
  );
}

/** One budget, one answer: whatever else of the build waits for it goes on too. */
async function answerAlike(tx: FactTransaction, decision: Decision): Promise<void> {
  const { projectId, buildId, reason, model, choice, note, answeredAt } = decision;
  for (const other of await tx.decisions.list({ projectId, buildId, reason, status: "open" })) {
    if (other.id === decision.id || other.model !== model) continue;
    await tx.decisions.change(other.id, { status: "open" }, { status: "answered", choice, note, answeredAt });
    const run =
      buildId !== null && other.moduleId !== null ? await tx.runs.get(moduleRunId(buildId, other.moduleId)) : undefined;
    if (run) await goOn(tx, run);
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
async function carryOutWhole(deps: EngineDeps, tx: FactTransaction, decision: Decision): Promise<CannotCarryOut> {
  const { choice, reason } = decision;
  const buildId = decision.buildId ?? "";
  switch (choice) {
    case "accept":
      await tx.builds.change(buildId, {}, { phase: reason === "whole-stays-red" ? "integration" : "finishing" });
      return undefined;
    case "again":
      return sendBack(deps, tx, decision);
    case "retry":
      // What a person pushed meanwhile has to be checked as a whole.
      if (reason === "main-moved") await tx.builds.change(buildId, {}, { phase: "whole" });
      return undefined;
    case "end-partly":
      // No model can review the whole: it is green, so it is fit to ship. In all other cases main does not move.
      if (reason === "provider" || reason === "budget" || reason === "unpriced")
        await tx.builds.change(buildId, {}, { phase: "finishing" });
      else await tx.builds.change(buildId, {}, { control: "cancel" });
      return undefined;
  }
  return undefined;
}

/** A further round for the modules that the note, the findings or the output name. */
async function sendBack(deps: EngineDeps, tx: FactTransaction, decision: Decision): Promise<CannotCarryOut> {
  const { note, detail } = decision;
  const build = await tx.builds.get(decision.buildId ?? "");
  if (!build) return undefined;
  const { blueprint } = await readBlueprint(deps, build.projectId, build.version);
  const runs = await tx.runs.list({ buildId: build.id });
  const words = new Set(note?.split(/[^a-z0-9-]+/) ?? []);
  const inNote = runs.filter(({ moduleId }) => words.has(moduleId));
  const open = (await tx.findings.list({ buildId: build.id })).filter(isBlocking).map(({ moduleId }) => moduleId);
  const inOutput = blameRed(detail, blueprint, "").others.flatMap(({ moduleId }) => moduleId ?? []);
  const meant = decision.reason === "whole-stays-red" ? inOutput : open;
  const chosen = inNote.length > 0 ? inNote : runs.filter(({ moduleId }) => meant.includes(moduleId));
  const back = chosen.filter(({ outcome }) => outcome === "merged");
  if (back.length === 0)
    return "Nothing says which modules are to go on. Name them in the note, by their ids; only merged ones can.";
  const tip = await deps.repositories.head(build.projectId, buildBranch(build));
  const told = `${note ?? ""}\n\n${detail}`.trim();
  for (const run of back) await reopenRun(tx, run, { note: told, ...(tip !== undefined && { commit: tip, tip }) });
  return undefined;
}

async function endPartly(
  deps: EngineDeps,
  tx: FactTransaction,
  buildId: string,
  why: RoundOutcome,
): Promise<undefined> {
  for (const run of await tx.runs.list({ buildId }))
    if (run.status !== "ended") await endLeftOut(tx, run, deps.clock.now(), why);
  await tx.builds.change(buildId, {}, { phase: "whole" });
}

async function endDesign(tx: FactTransaction, { projectId, choice }: Decision): Promise<undefined> {
  if (choice !== "end-partly" && choice !== "leave-out") return;
  for (const design of await tx.designs.list({ projectId, status: "running" }))
    await tx.designs.change(design.id, { status: "running" }, { control: "stop" });
}

/** A model that the note names, as `provider/model`. */
function nameIn(note: string | null): string | undefined {
  return note?.split(/\s+/).find((word) => parseModelRef(word) !== null);
}
