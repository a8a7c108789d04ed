import type { ModelFailure } from "../domain/build/failure.ts";

/** What was known of a request when its error came. */
export interface RequestState {
  /** The request went out on an open connection: from here on it may be billed. */
  readonly sent: boolean;
  readonly headers?: Headers;
  readonly nowMs: number;
  /** Strings that must not appear in anything shown: the key. */
  readonly secrets: readonly string[];
}

const detailLimit = 400;

/** The provider's words, without keys and at a length for a screen. */
export function cleanDetail(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret.length > 3) clean = clean.replaceAll(secret, "[key]");
  clean = clean.replace(/\s+/g, " ").trim();
  return clean.length > detailLimit ? `${clean.slice(0, detailLimit - 1)}…` : clean;
}

/** An error that no provider sent: the network's, a parser's, or ours. */
export function transportFailure(error: unknown, state: RequestState): ModelFailure {
  const chain = causes(error);
  const says = (text: string) => cleanDetail(text, state.secrets);
  const ours = chain.find((cause) => cause instanceof NotAnApi);
  if (ours) return { kind: "malformed", detail: says(ours.message) };
  const code = chain.map((cause) => (cause as { code?: unknown }).code).find((value) => typeof value === "string");
  const deepest = chain.at(-1)?.message || "the connection failed";
  if (!state.sent && (code !== undefined || isFetchError(chain)))
    return { kind: "connect", detail: says(`No connection to the provider: ${deepest}`) };
  if (chain.some((cause) => cause instanceof SyntaxError))
    return { kind: "malformed", detail: says(`The reply could not be read: ${deepest}`) };
  if (code !== undefined || isFetchError(chain) || chain.some((cause) => cause.message === "terminated"))
    return { kind: "cut", detail: says(`The connection broke before the reply was complete: ${deepest}`) };
  return { kind: "unexpected", detail: says(deepest) };
}

/** A server answered, but not with the provider's protocol. */
export class NotAnApi extends Error {}

function isFetchError(chain: readonly Error[]): boolean {
  return chain.some((cause) => cause instanceof TypeError && /fetch failed|terminated/.test(cause.message));
}

function causes(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  let next = error;
  while (next instanceof Error && chain.length < 8) {
    chain.push(next);
    next = next instanceof AggregateError && next.errors.length > 0 ? next.errors[0] : next.cause;
  }
  return chain;
}
