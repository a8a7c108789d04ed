import { isDiskFull } from "../../domain/is-disk-full.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { WorkTakenOver } from "../ports/ownership.ts";
import { restAfterTroubleMs, sayHeld } from "../steps/say-held.ts";
import { everybody, type Loop, LoopEnded } from "./loop.ts";
import { type Mark, Signals } from "./signals.ts";

export interface ProjectHooks {
  /** The last loop has ended. */
  readonly onQuiet: () => void;
  /** A request has settled: whoever waits for room, in whichever project, may look again. */
  readonly onRoom: () => void;
}

/** The loops of one project that this server works on. */
export class ProjectWork {
  readonly deps: EngineDeps;
  readonly #projectId: string;
  readonly #hooks: ProjectHooks;
  readonly #signals = new Signals();
  readonly #loops = new Map<string, Promise<void>>();
  readonly #ending = new AbortController();

  constructor(deps: EngineDeps, projectId: string, hooks: ProjectHooks) {
    this.#projectId = projectId;
    this.#hooks = hooks;
    const ending = AbortSignal.any([deps.ending, this.#ending.signal]);
    this.deps = { ...deps, facts: deps.facts.ownedBy(deps.ownership.serverId), ending };
  }

  get isQuiet(): boolean {
    return this.#loops.size === 0;
  }

  tell(...keys: readonly string[]): void {
    this.#signals.tell(...keys);
  }

  /** Ends all loops, their requests and their sandboxes, and waits until they have ended. */
  async end(): Promise<void> {
    this.#ending.abort(new LoopEnded());
    await Promise.all(this.#loops.values());
  }

  /** Runs a loop, unless one of that name runs already. */
  start(name: string, body: (loop: Loop) => Promise<void>): void {
    if (this.#loops.has(name) || this.deps.ending.aborted) return;
    const done = this.#run(name, body).finally(() => {
      this.#loops.delete(name);
      if (this.isQuiet) this.#hooks.onQuiet();
    });
    this.#loops.set(name, done);
  }

  async #run(name: string, body: (loop: Loop) => Promise<void>): Promise<void> {
    const loop = this.#loopOf(name);
    while (!this.deps.ending.aborted) {
      const since = loop.mark();
      try {
        return await body(loop);
      } catch (error) {
        if (error instanceof WorkTakenOver) this.#ending.abort(error);
        if (this.#isEnding(error)) return;
        if (!isDiskFull(error)) {
          // A project that was removed under its work fails it in many ways, none of them worth a word.
          if (await this.#isGone()) return;
          console.error(`${name} of ${this.#projectId} failed and is looked at again.`, error);
        }
        await sayHeld(this.deps, this.#projectId, error);
        await this.#signals.wait(since, { any: [] }, restAfterTroubleMs, this.deps.ending);
      }
    }
  }

  /** Where not even that can be read, the loop is to go on: one that ended would be missed by nobody. */
  async #isGone(): Promise<boolean> {
    const { projects } = this.deps.facts.read;
    return projects.get(this.#projectId).then(
      (project) => project === undefined,
      () => false,
    );
  }

  #isEnding(error: unknown): boolean {
    return this.deps.ending.aborted || error instanceof LoopEnded || error instanceof WorkTakenOver;
  }

  #loopOf(name: string): Loop {
    const { deps } = this;
    return {
      deps,
      mark: () => this.#signals.mark(),
      wait: async (since: Mark, longestMs: number, keys: readonly string[] = []) => {
        await this.#signals.wait(since, { any: [name, everybody], all: keys }, longestMs, deps.ending);
        if (deps.ending.aborted) throw new LoopEnded();
      },
      tell: (...keys) => this.#signals.tell(...keys),
      isHandledBelow: (error) => this.#isEnding(error) || isDiskFull(error),
      tellRoom: () => this.#hooks.onRoom(),
      start: (other, body) => this.start(other, body),
    };
  }
}
