import type { FailureKind } from "./failure.ts";

/** What became of a model that was asked, behind its name: "gemini/gemini-3.1-pro is overloaded". */
export const failureWords = {
  connect: "could not be reached",
  "first-token-timeout": "sent no word in time",
  "idle-timeout": "fell silent in the middle of its answer",
  "total-timeout": "did not finish its answer in time",
  cut: "was cut off in the middle of its answer",
  empty: "answered nothing",
  "thought-only": "thought, and answered nothing",
  truncated: "reached the limit of its output",
  malformed: "sent what cannot be read",
  "wrong-format": "answered in another form than it was asked for",
  refused: "refused",
  blocked: "was blocked by a filter of its provider",
  "rate-limited": "is asked too often",
  quota: "has no quota left",
  overloaded: "is overloaded",
  "server-error": "answered with a server error",
  "in-stream-error": "broke off with an error",
  auth: "cannot be asked, because its provider does not accept the key",
  billing: "cannot be asked, because its provider wants to be paid first",
  "context-too-long": "cannot take a packet of this size",
  "model-unknown": "is not known to its provider",
  "model-mismatch": "was answered for by another model",
  "bad-request": "did not accept the request",
  "no-reply": "has no reply for this in its script",
  cancelled: "was cancelled",
  interrupted: "was cut off because the server ended",
  unexpected: "failed unexpectedly",
} satisfies Record<FailureKind, string>;

/** The same for a kind as text. One of a newer server is shown by its name. */
export function kindWords(kind: string): string {
  return Object.hasOwn(failureWords, kind) ? failureWords[kind as FailureKind] : `failed (${kind})`;
}
