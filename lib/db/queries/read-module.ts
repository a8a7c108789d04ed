import type { ModuleView } from "#lib/domain/api/build.ts";
import type { Module } from "#lib/domain/blueprint/blueprint.ts";
import { matchesOwns } from "#lib/domain/blueprint/owns.ts";
import { shorten } from "#lib/domain/blueprint/packet.ts";
import { moduleRunSchema } from "#lib/domain/build/build.ts";
import type { Project } from "#lib/domain/project/project.ts";
import { attemptSummary } from "./attempt-summary.ts";
import { decisionView } from "./decision-view.ts";
import { findingView } from "./finding-view.ts";
import type { QueryDeps } from "./query-deps.ts";
import { readModuleStates } from "./read-module-states.ts";
import { readModules } from "./read-parsed-blueprint.ts";
import { roundViews } from "./round-view.ts";
import { screenTables } from "./screen-tables.ts";
import { readProjectSnapshot, type Tx } from "./snapshot.ts";

type Deps = Pick<QueryDeps, "db" | "artifacts" | "repositories">;

/** A check's output as a page shows it; whoever needs more runs the command in a clone. */
const longestOutput = 60_000;

/**
 * One module: its state in the newest build, and the rounds of the newest build that worked on it. Undefined when the
 * project has no such module.
 */
export async function readModule(deps: Deps, projectId: string, moduleId: string): Promise<ModuleView | undefined> {
  const read = await readProjectSnapshot(deps.db, projectId, async (tx, { project, seq }) => {
    const found = await findModule(tx, project, moduleId);
    return found && { ...found, seq, project, work: await readWork(tx, projectId, moduleId) };
  });
  if (read === undefined) return undefined;
  const { state, module, seq, project, work } = read;
  const outputs = await readOutputs(deps, work.checks);
  const numbers = new Map(work.rounds.map((round) => [round.id, round.number]));
  const commit = work.run?.mergedCommit ?? work.run?.commit ?? state.mergedCommit;
  return {
    ...state,
    seq,
    buildId: work.run?.buildId ?? null,
    owns: [...module.owns],
    acceptance: module.acceptance.map((criterion) => ({ ...criterion })),
    section: module.section,
    roundList: roundViews({ ...work, outputs }),
    findings: work.findings.map(findingView),
    decisions: work.decisions.map((decision) => decisionView(decision, project.name)),
    attempts: work.attempts.map((attempt) => attemptSummary(attempt, numbers)),
    files: commit === null ? [] : await filesOf(deps, projectId, commit, module),
  };
}

/** In the version that the newest build builds; a module that is newer than that build, in the newest version. */
async function findModule(tx: Tx, project: Project, moduleId: string) {
  const newest = (await screenTables(tx).builds.list({ projectId: project.id })).at(-1);
  for (const build of newest === undefined ? [undefined] : [newest, undefined]) {
    const { modules } = await readModules(tx, project.id, build?.version);
    const module = modules.find(({ id }) => id === moduleId);
    if (module === undefined) continue;
    const state = (await readModuleStates(tx, project, build)).find(({ id }) => id === moduleId);
    if (state !== undefined) return { module, state };
  }
  return undefined;
}

async function readWork(tx: Tx, projectId: string, moduleId: string) {
  const row = await tx.moduleRun.findFirst({ where: { projectId, moduleId }, orderBy: { ordinal: "desc" } });
  if (row === null) return { run: undefined, rounds: [], checks: [], attempts: [], findings: [], decisions: [] };
  const run = moduleRunSchema.parse(row);
  const tables = screenTables(tx);
  const of = { buildId: run.buildId, moduleId };
  const rounds = await tables.rounds.list({ runId: run.id });
  return {
    run,
    rounds: rounds.toSorted((a, b) => a.number - b.number),
    checks: await tables.checks.list(of),
    attempts: await tables.attempts.list(of),
    findings: await tables.findings.list(of),
    decisions: (await tables.decisions.list(of)).toReversed(),
  };
}

async function readOutputs({ artifacts }: Deps, checks: readonly { readonly outputSha: string | null }[]) {
  const outputs = new Map<string, string>();
  for (const sha of new Set(checks.flatMap(({ outputSha }) => outputSha ?? []))) {
    const text = await artifacts.get(sha);
    if (text !== undefined) outputs.set(sha, shorten(text, longestOutput));
  }
  return outputs;
}

async function filesOf({ repositories }: Deps, projectId: string, commit: string, module: Module): Promise<string[]> {
  const files = await repositories.files(projectId, commit);
  return files.map(({ path }) => path).filter((path) => matchesOwns(module.owns, path));
}
