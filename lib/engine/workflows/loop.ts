import type { EngineDeps } from "../engine-deps.ts";
import type { Mark } from "./signals.ts";

/** What a loop of a project's work is given. Its facts are this server's: their commits fail once another took over. */
export interface Loop {
  readonly deps: EngineDeps;
  /** Before looking at the facts: what is told from here on ends the next wait. */
  mark(): Mark;
  /**
   * Waits until the facts may have changed: somebody told this loop or everybody, or all of `keys`; at most
   * `longestMs`. Throws `LoopEnded` when the server ends or another one has taken the project over.
   */
  wait(since: Mark, longestMs: number, keys?: readonly string[]): Promise<void>;
  /** Tells loops of this project, by their names or by what they wait for. */
  tell(...keys: readonly string[]): void;
  /**
   * Whether an error is to be let through: it says that this loop is not to go on here, or that a disk is full, which is
   * waited out. No person is asked about either.
   */
  isHandledBelow(error: unknown): boolean;
  /** Tells whoever waits for room, in every project of this server. */
  tellRoom(): void;
  /** Runs another loop of this project beside this one, unless one of that name runs already. */
  start(name: string, body: (loop: Loop) => Promise<void>): void;
}

/** Ends a loop that is not to go on here. Not an error: the facts say where to go on. */
export class LoopEnded extends Error {
  override readonly name = "LoopEnded";
}

export const designLoop = (designId: string) => `design ${designId}`;
export const approvalLoop = (versionId: string) => `approval ${versionId}`;
export const buildLoop = (buildId: string) => `build ${buildId}`;
export const mergesLoop = (buildId: string) => `merges ${buildId}`;
export const moduleLoop = (runId: string) => `module ${runId}`;

/** Told when a module's run has ended, however. */
export const endedKey = (runId: string) => `ended ${runId}`;
/** Told when a module has freed one of its project's places. */
export const placeKey = "place";
/** Told when a request has settled: money or a place at a provider may be free. */
export const roomKey = "room";
/** Heard by every loop of a project. */
export const everybody = "everybody";

/** How long the n-th idle wait in a row lasts: a minute at first, an hour at most. */
export function idleWaitMs(turn: number): number {
  return Math.min(60_000 * 2 ** turn, 3_600_000);
}
