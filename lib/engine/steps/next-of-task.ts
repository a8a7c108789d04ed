import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import { planTask, type TaskAction } from "../../domain/build/plan-task.ts";
import type { ModelRef, Role } from "../../domain/routing/role.ts";
import type { RouteQuestion } from "../../domain/routing/route-task.ts";
import { type MaxOutput, maxOutputTokens } from "../../domain/spend/max-output.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { defaultRoles, scriptedRoles } from "./default-roles.ts";
import { logWait } from "./log-wait.ts";
import { openDecision } from "./open-decision.ts";

/** One question to a model. Its attempts share the task's id; it travels through the journal, so no texts. */
export interface Task {
  readonly id: string;
  readonly projectId: string;
  readonly buildId: string | null;
  readonly moduleId: string | null;
  readonly roundId: string | null;
  readonly designId: string | null;
  readonly role: Role;
  readonly prompt: { readonly id: string; readonly version: number; readonly sha: string };
  readonly packetSha: string;
  readonly packetBytes: number;
  readonly maxOutput: MaxOutput;
  readonly escalated: boolean;
  /** Who wrote what is judged. */
  readonly author: ModelRef | null;
  /** Who else wrote in its round. */
  readonly alsoWrote: readonly ModelRef[];
  readonly chosen: ModelRef | null;
}

export type TaskStep =
  | { readonly do: "answered"; readonly attemptId: string }
  | { readonly do: "not-now" }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "attempt"; readonly spec: AttemptSpec };

/** Reads the task's attempts and says what follows; opens a decision where only a person can help. */
export async function nextOfTask(deps: EngineDeps, task: Task): Promise<TaskStep> {
  const { read } = deps.facts;
  const project = await read.projects.get(task.projectId);
  if (!project || project.deletedAt !== null) return { do: "not-now" };
  const attempts = await read.attempts.list({ taskId: task.id });
  const at = deps.clock.now();
  const chain = await countAnswers(deps, task);
  const scripted = project.script !== null;
  const next = planTask({
    attempts,
    chain,
    at,
    chance: chanceOf(attempts.at(-1)),
    routing: {
      role: task.role,
      chains: scripted
        ? { project: {}, installation: {}, defaults: scriptedRoles(deps.catalog) }
        : {
            project: project.roles as RouteQuestion["chains"]["project"],
            installation: await deps.installation.roles(),
            defaults: defaultRoles(deps.catalog, deps.providers.list()),
          },
      isReady: (model) => deps.gateways.get(model.provider) !== undefined,
      escalated: task.escalated,
      ...(task.author && { author: task.author, alsoWrote: task.alsoWrote }),
      ...(task.chosen && { chosen: task.chosen }),
    },
  });
  if (next.do === "answered") return next;
  if (next.do === "wait-for-attempt") return { do: "wait", ms: 60_000 };
  if (!(await mayStart(deps, task))) return { do: "not-now" };
  if (next.do === "ask-person") {
    await deps.facts.commit("ask-person", (tx) =>
      openDecision(deps, tx, { ...task, reason: next.reason, detail: next.detail }),
    );
    return { do: "not-now" };
  }
  const waitMs = next.notBefore ? next.notBefore.getTime() - at.getTime() : 0;
  if (waitMs > 0) {
    await sayWait(deps, task, next, at);
    return { do: "wait", ms: waitMs };
  }
  return { do: "attempt", spec: specOf(deps, task, next, { chain, scripted }) };
}

/** A wait between two attempts is a fact for the screens: what happened, and when it goes on. */
async function sayWait(
  deps: Pick<EngineDeps, "facts">,
  task: Task,
  { after, notBefore }: Extract<TaskAction, { do: "attempt" }>,
  at: Date,
): Promise<void> {
  if (!after) return;
  const why = after.why === "quota" ? "quota" : "retry";
  const waiting = { ...task, taskId: task.id, attemptId: after.attemptId };
  await deps.facts.commit("say-wait", (tx) => logWait(tx, waiting, { why, until: notBefore, says: after.says }, at));
}

function specOf(
  deps: Pick<EngineDeps, "catalog">,
  task: Task,
  { number, route, after, remainingMs }: Extract<TaskAction, { do: "attempt" }>,
  { chain, scripted }: Pick<AttemptSpec, "chain" | "scripted">,
): AttemptSpec {
  const { projectId, buildId, moduleId, roundId, designId, prompt, packetSha, packetBytes } = task;
  return {
    taskId: task.id,
    number,
    chain,
    projectId,
    buildId,
    moduleId,
    roundId,
    designId,
    route,
    prompt,
    packetSha,
    packetBytes,
    maxOutputTokens: maxOutputTokens(task.maxOutput, deps.catalog.model(route.model)),
    scripted,
    after: after?.says ?? null,
    remainingMs,
  };
}

/** Nothing new is started while a build is paused or stopped, a module or a design was ended, or a question waits. */
async function mayStart(deps: Pick<EngineDeps, "facts">, task: Task): Promise<boolean> {
  const { builds, designs, decisions, runs } = deps.facts.read;
  if (task.buildId !== null) {
    const build = await builds.get(task.buildId);
    if (build?.control !== "run") return false;
    if (task.moduleId === null && build.phase !== "integration") return false;
    if (task.moduleId !== null && (await runs.get(moduleRunId(task.buildId, task.moduleId)))?.status === "ended")
      return false;
  }
  if (task.designId !== null) {
    const design = await designs.get(task.designId);
    if (design?.control !== "run") return false;
  }
  const { projectId, buildId, moduleId } = task;
  const waiting = await decisions.list({ projectId, buildId, moduleId, status: "open" });
  return waiting.length === 0;
}

/** A person's answer begins the chain anew: failures before it no longer count against a model. */
function countAnswers({ facts }: Pick<EngineDeps, "facts">, { projectId, buildId, moduleId }: Task): Promise<number> {
  return facts.read.decisions.count({ projectId, buildId, moduleId, status: "answered" });
}

/** The same failed attempt always waits equally long, however often the plan is made again. */
function chanceOf(attempt: Attempt | undefined): number {
  if (!attempt) return 0;
  let hash = 7;
  for (const character of attempt.id) hash = (hash * 31 + character.charCodeAt(0)) % 10_007;
  return hash / 10_007;
}
