/**
 * What came of the wish to work on a project: it lay idle, whoever worked on it has died or given up in the middle, or a
 * living server works on it.
 */
export type Claimed = "idle" | "left" | "refused";

/** Which server works on which project: one at a time, so that its git, sandboxes and requests have one master. */
export interface Ownership {
  /** This server's id. */
  readonly serverId: string;
  /** Takes a project that no living server works on. One that is this server's already counts as left by it. */
  claim(projectId: string): Promise<Claimed>;
  /** Gives a project up that has no work left. Harmless when it is another server's. */
  release(projectId: string): Promise<void>;
  /**
   * Takes every project that a dead server worked on, and every one that has work to do and no server. Answers those
   * that became this server's.
   */
  takeOver(): Promise<readonly string[]>;
  /** Ids of all servers that live, this one among them. */
  living(): Promise<readonly string[]>;
  /** Gives everything up, so that others need not find out that this server has ended. */
  leave(): Promise<void>;
}

/** Thrown by a commit of work whose project another server has taken over: nothing of it was written. */
export class WorkTakenOver extends Error {
  override readonly name = "WorkTakenOver";
  constructor(projectId: string) {
    super(`another server works on ${projectId} now`);
  }
}
