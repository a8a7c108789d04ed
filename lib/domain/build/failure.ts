/** Why an attempt did not give an answer. Closed: every kind has a policy. */
export const failureKinds = [
  "connect",
  "first-token-timeout",
  "idle-timeout",
  "total-timeout",
  "cut",
  "empty",
  "thought-only",
  "truncated",
  "malformed",
  "wrong-format",
  "refused",
  "blocked",
  "rate-limited",
  "quota",
  "overloaded",
  "server-error",
  "in-stream-error",
  "auth",
  "billing",
  "context-too-long",
  "model-unknown",
  "model-mismatch",
  "bad-request",
  "no-reply",
  "cancelled",
  "interrupted",
  "unexpected",
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface ModelFailure {
  readonly kind: FailureKind;
  /** What the provider said, without secrets; at most a few hundred characters. */
  readonly detail: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
}
