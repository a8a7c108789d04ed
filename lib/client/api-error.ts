import type { Problem } from "#lib/domain/api/wire.ts";

/** A refusal of the server, or its silence, as one thing that a screen can show with `messageFor`. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem["error"];

  constructor(status: number, problem: Problem["error"]) {
    super(problem.message);
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }
}
