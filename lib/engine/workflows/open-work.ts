import { reasonOf } from "../../domain/reason-of.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { WorkTakenOver } from "../ports/ownership.ts";
import { interruptOrphans } from "../steps/interrupt-orphans.ts";
import { removeLeftovers } from "../steps/remove-leftovers.ts";
import { removeProject } from "../steps/remove-project.ts";
import { restAfterTroubleMs, sayHeld } from "../steps/say-held.ts";
import { everybody, roomKey } from "./loop.ts";
import { orphanedSandboxes } from "./orphaned-sandboxes.ts";
import { ProjectWork } from "./project-work.ts";
import { startLoops } from "./start-loops.ts";
import { Troubles } from "./troubles.ts";

/** How often a server looks for work whose server has died: the longest until a death is noticed. */
const sweepMs = 1_000;

/** The work of one server. */
export interface OpenWork {
  readonly troubles: Troubles;
  close(): Promise<void>;
}

/**
 * Sets this server to work: on what it is woken for, and on what nobody living works on. There is no journal: the
 * facts say where everything stands, and a project's work goes on from them on whichever server takes it.
 */
export async function openWork(deps: EngineDeps): Promise<OpenWork> {
  const ending = new AbortController();
  const troubles = new Troubles(deps.clock);
  const own: EngineDeps = { ...deps, ending: ending.signal };
  const works = new Map<string, ProjectWork>();
  const looks = new Map<string, Promise<void>>();

  /** One look at a project at a time; one that is asked for meanwhile follows. */
  const look = (projectId: string): void => {
    const before = looks.get(projectId) ?? Promise.resolve();
    const next = before
      .then(() => (ending.signal.aborted ? undefined : lookNow(projectId)))
      .then(
        () => troubles.over(projectId),
        (error: unknown) => {
          setTimeout(() => look(projectId), restAfterTroubleMs).unref();
          return ending.signal.aborted ? undefined : tellFault(projectId, error);
        },
      )
      .finally(() => {
        if (looks.get(projectId) === next) looks.delete(projectId);
      });
    looks.set(projectId, next);
  };

  /** Where a person looks for it: in the project's log, or on every page once the project is not to be seen any more. */
  const tellFault = async (projectId: string, error: unknown): Promise<void> => {
    if (error instanceof WorkTakenOver) return;
    const project = await own.facts.read.projects.get(projectId).catch(() => undefined);
    if (project?.deletedAt === null) {
      console.error(`The work on project ${projectId} could not be taken up, and is looked at again.`, error);
      return sayHeld(own, projectId, error);
    }
    const says = project
      ? `“${project.name}” is deleted, but what it left could not be removed: ${reasonOf(error)}. It is tried again every few seconds.`
      : `A project could not be looked at: ${reasonOf(error)}. It is tried again every few seconds, and nothing that was finished is lost.`;
    if (troubles.say(projectId, says)) console.error(says, error);
  };

  const lookNow = async (projectId: string): Promise<void> => {
    const work = works.get(projectId) ?? (await takeUp(projectId));
    if (work === undefined) return;
    const project = await work.deps.facts.read.projects.get(projectId);
    const isGone = project === undefined || project.deletedAt !== null;
    // Taken over by another server: whoever wakes the project next finds it there.
    if (isGone || work.deps.ending.aborted) await work.end();
    else {
      work.tell(everybody);
      await startLoops(work, projectId);
    }
    if (!work.isQuiet) return;
    works.delete(projectId);
    if (project !== undefined && isGone) await removeProject(own, projectId);
    await deps.ownership.release(projectId);
  };

  const takeUp = async (projectId: string): Promise<ProjectWork | undefined> => {
    const claimed = await deps.ownership.claim(projectId);
    if (claimed === "refused") return undefined;
    const onRoom = () => {
      for (const each of works.values()) each.tell(roomKey);
    };
    const work = new ProjectWork(own, projectId, { onQuiet: () => look(projectId), onRoom });
    await interruptOrphans(work.deps, projectId);
    if (claimed === "left") await removeLeftovers(work.deps, projectId);
    // Not before: a look that follows one that failed has to begin with these again.
    works.set(projectId, work);
    return work;
  };

  const orphans = orphanedSandboxes(deps, ending.signal, troubles);
  const sweep = async (): Promise<void> => {
    for (const projectId of await deps.ownership.takeOver()) look(projectId);
    await orphans.look();
  };
  // Before anything runs: what is left counts against the limits of what comes.
  await orphans.look();
  await orphans.settled();
  const stopHearing = deps.wakes.onWake(look);
  await sweep();
  let failed = false;
  const sweepQuietly = async (): Promise<void> => {
    try {
      await sweep();
      failed = false;
      troubles.over("sweep");
    } catch (error) {
      // Once is no news: a server that has lost its database says so itself, and ends.
      if (failed) {
        const says = `Work of servers that died is not taken over here: ${reasonOf(error)}. What this server works on goes on, and it looks again every second.`;
        if (troubles.say("sweep", says)) console.error(says, error);
      }
      failed = true;
    }
  };
  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweepQuietly);
  }, sweepMs);

  return {
    troubles,
    async close() {
      clearInterval(timer);
      stopHearing();
      ending.abort(new Error("the server ends"));
      await sweeping;
      await orphans.settled();
      await Promise.all(looks.values());
      await Promise.all([...works.values()].map((work) => work.end()));
      await deps.ownership.leave();
    },
  };
}
