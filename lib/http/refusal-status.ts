/** The status of each stable `error.type`. A refusal that is not here does not compile. */
export const refusalStatus = {
  // The request itself
  invalid: 400,
  "not-json": 415,
  "body-too-large": 413,
  "idempotency-key-invalid": 400,
  "idempotency-key-reused": 422,
  "request-running": 409,
  "not-found": 404,
  "foreign-host": 421,
  "cross-site": 403,
  unexpected: 500,
  "disk-full": 507,
  // Things that are not there
  "project-unknown": 404,
  "version-unknown": 404,
  "build-unknown": 404,
  "module-unknown": 404,
  "attempt-unknown": 404,
  "finding-unknown": 404,
  "decision-unknown": 404,
  "bill-unknown": 404,
  "example-unknown": 404,
  "file-unknown": 404,
  "commit-unknown": 404,
  // What was sent cannot be done
  "budget-invalid": 422,
  "choice-unknown": 422,
  "answer-unclear": 422,
  "model-unknown": 422,
  "request-missing": 422,
  "blueprint-invalid": 422,
  "blueprint-refused": 422,
  "blueprint-unreadable": 422,
  "model-needed": 422,
  "no-key": 422,
  // Not now
  "blueprint-stale": 409,
  "design-running": 409,
  "not-approved": 409,
  "not-scripted": 409,
  "nothing-stale": 409,
  "build-live": 409,
  "build-ended": 409,
  "build-cancelled": 409,
  "build-changed": 409,
  "module-busy": 409,
  "module-changed": 409,
  "module-not-in-build": 409,
  "finding-changed": 409,
  "decision-answered": 409,
  "bill-changed": 409,
  "preview-unavailable": 409,
} as const satisfies Readonly<Record<string, number>>;

export type RefusalType = keyof typeof refusalStatus;

/** What every refusal carries. `type` is stable, `message` says what happened and what to do next. */
export interface Refusal {
  readonly type: RefusalType;
  readonly message: string;
}
