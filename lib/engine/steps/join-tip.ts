import { contractCheck } from "../../domain/blueprint/contract-check.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { buildBranch } from "./branches.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { trailers } from "./commit-words.ts";
import { currentRound, type LoadedModule, must } from "./load-module.ts";
import { ownedFiles } from "./owned-files.ts";

export interface Joined {
  readonly commit: string;
  readonly tip: string;
}

/** The round's commit on top of the branch's tip, where other modules were merged meanwhile. */
export async function joinTip(deps: EngineDeps, loaded: LoadedModule): Promise<Joined> {
  const { project, build, module } = loaded;
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const tip = await must(deps.repositories.head(project.id, buildBranch(build)), `branch ${buildBranch(build)}`);
  const words = {
    subject: `Bring ${module.id} onto the new tip`,
    trailers: trailers({ build, moduleId: module.id, round: round.number }),
    at: round.startedAt,
  };
  const merged = await deps.repositories.merge(project.id, tip, commit, words);
  return { tip, commit: merged.ok ? merged.commit : await ownFilesOn(deps, loaded, tip, commit, round.startedAt) };
}

/** The module's own files on a tip: whatever else differs is for the tip to say. */
export async function ownFilesOn(
  deps: EngineDeps,
  loaded: LoadedModule,
  tip: string,
  commit: string,
  at: Date,
): Promise<string> {
  const { build, module, project } = loaded;
  const check = contractCheck(module);
  const given = [...module.guards.map(({ path, content }) => ({ path, content })), ...(check ? [check] : [])];
  return deps.repositories.commit(
    project.id,
    tip,
    { write: [...given, ...(await ownedFiles(deps, loaded, commit))], remove: [] },
    { subject: `Bring ${module.id} onto the new tip`, trailers: trailers({ build, moduleId: module.id }), at },
  );
}

/** The joined commit is what is checked next; what was red on the tip already is not this module's. */
export async function commitJoin(deps: EngineDeps, loaded: LoadedModule, joined: Joined): Promise<boolean> {
  const { commit, tip } = joined;
  return deps.facts.commit("join", async (tx) => {
    if (!(await changeRun(tx, loaded.run, { status: "checking", commit, baseCommit: tip }))) return true;
    return changeRound(tx, currentRound(loaded), { phase: "checking", commit, backReason: null });
  });
}
