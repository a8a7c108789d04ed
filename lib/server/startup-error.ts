/**
 * Something the person who starts the server can mend: its message is one plain paragraph, shown without a stack.
 * Thrown rather than returned, because between the cause and the one handler in `main.ts` nobody could act on it.
 */
export class StartupError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = "StartupError";
    this.exitCode = exitCode;
  }
}

/** The database was lost: `scripts/start.mjs` starts the server again. */
export const databaseLostExitCode = 75;

/** A database server of one's own does not answer: tried again only if it has answered before. */
export const databaseUnreachableExitCode = 69;

/** A disk is full: tried again only if the server was ready before. */
export const diskFullExitCode = 74;

/** A fault of our own that nothing caught: what is committed is sound, so a new process may go on. */
export const faultExitCode = 70;
