import type { CheckRun } from "../../domain/build/build.ts";
import { checkOutcomeOf } from "../../domain/build/check-outcome.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { SandboxLimits, SandboxRun } from "../ports/sandbox.ts";

export interface CheckCommand {
  readonly command: string;
  readonly scope: CheckRun["scope"];
  readonly criterionId: string | null;
}

export interface CheckPlace {
  readonly projectId: string;
  readonly buildId: string | null;
  readonly moduleId: string | null;
  readonly roundId: string | null;
  readonly commit: string;
  /** Folder of the installed packages, to be mounted read-only. */
  readonly packages: string | undefined;
}

/** Enough for a compiler or a test suite of one module; a check that needs more is a check that hangs. */
export const checkLimits: SandboxLimits = {
  wallMs: 120_000,
  cpuS: 120,
  memoryMb: 2_048,
  pids: 200,
  diskMb: 300,
  outputBytes: 1_000_000,
};

/** Runs one command on a commit and keeps what came of it. A run that was finished before is not repeated. */
export async function runCommand(
  deps: Pick<EngineDeps, "facts" | "sandbox" | "repositories" | "artifacts" | "clock" | "ids">,
  place: CheckPlace,
  check: CheckCommand,
  signal: AbortSignal,
): Promise<CheckRun> {
  const { projectId, buildId, moduleId, roundId, commit } = place;
  const key = { projectId, buildId, moduleId, roundId, commit, scope: check.scope, command: check.command };
  const done = (await deps.facts.read.checks.list({ ...key, criterionId: check.criterionId })).find(
    (earlier) => earlier.outcome !== "interrupted",
  );
  if (done) return done;
  const startedAt = deps.clock.now();
  const id = deps.ids.next("chk");
  const run = await execute(deps, place, { id, command: check.command }, signal);
  const row: CheckRun = {
    id,
    ...key,
    criterionId: check.criterionId,
    outcome: run ? checkOutcomeOf(check.command, run) : "unexecuted",
    exitCode: run?.exitCode ?? null,
    outputSha: run ? await deps.artifacts.put(projectId, run.output) : null,
    driver: deps.sandbox.driver?.name ?? "none",
    durationMs: Math.round(run?.durationMs ?? 0),
    startedAt,
  };
  await deps.facts.commit("check", async (tx) => {
    await tx.checks.insert(row);
    tx.log(projectId, {
      type: "check-ended",
      buildId,
      moduleId,
      roundId,
      detail: {
        id: row.id,
        command: row.command,
        scope: row.scope,
        criterionId: row.criterionId,
        outcome: row.outcome,
        durationMs: row.durationMs,
      },
    });
  });
  return row;
}

/** In the sandbox; without one only the type check runs, by our own compiler, which executes nothing generated. */
async function execute(
  deps: Pick<EngineDeps, "sandbox" | "repositories">,
  place: CheckPlace,
  { id, command }: Pick<CheckRun, "id" | "command">,
  signal: AbortSignal,
): Promise<SandboxRun | undefined> {
  const { driver } = deps.sandbox;
  if (driver) {
    return driver.run(
      {
        tree: () => deps.repositories.archive(place.projectId, place.commit, "tar"),
        command,
        limits: checkLimits,
        ...(place.packages !== undefined && { dependencies: place.packages }),
      },
      signal,
    );
  }
  // Nothing but the compiler: what a shell would run after it would be called green without having run.
  if (!/^tsc( [A-Za-z0-9=./ _-]*)?$/.test(command.trim())) return undefined;
  // A checkout of this run's own: two modules may have the same commit checked at once.
  const folder = await deps.repositories.worktree(place.projectId, id, place.commit);
  try {
    return await deps.sandbox.typeCheck(folder, place.packages, signal);
  } finally {
    await deps.repositories.removeWorktree(place.projectId, id);
  }
}
