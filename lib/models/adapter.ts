import type { ModelFailure } from "../domain/build/failure.ts";
import type { ModelEvent, ProviderCheck } from "../engine/ports/model-gateway.ts";
import { conclude, type Step } from "./conclude.ts";
import { ownFetch } from "./own-fetch.ts";
import type { RequestState } from "./transport-failure.ts";

/** Where a provider is reached, and with what. All of it is given: nothing is read from the environment. */
export interface Endpoint {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** The provider's own address, not one that a person gave. */
  readonly isUsual: boolean;
}

export interface Exchange {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly report: (step: Step) => void;
}

interface Wire {
  readonly endpoint: Endpoint;
  readonly headers: Readonly<Record<string, string>>;
  readonly toFailure: (error: unknown, state: RequestState) => ModelFailure;
  readonly transform?: (response: Response) => Response;
}

/** Runs one streaming exchange of an adapter under the port's contract. */
export function streamExchange(
  wire: Wire,
  signal: AbortSignal,
  read: (exchange: Exchange) => Promise<void>,
): AsyncGenerator<ModelEvent, void, void> {
  let state: RequestState = { sent: false, nowMs: 0, secrets: [wire.endpoint.apiKey] };
  return conclude(
    (report, connection) => {
      const fetch = ownFetch({
        baseUrl: wire.endpoint.baseUrl,
        headers: wire.headers,
        onConnected: () => {
          state = { ...state, sent: true };
          report({ type: "ping" });
        },
        onAnswer: (response) => {
          state = { ...state, headers: response.headers };
        },
        ...(wire.transform ? { transform: wire.transform } : {}),
      });
      return read({ fetch, signal: connection, report });
    },
    signal,
    (error) => wire.toFailure(error, { ...state, nowMs: Date.now() }),
  );
}

/** Lists models once, as the free request that shows whether a key works. */
export async function checkExchange(
  wire: Wire,
  signal: AbortSignal,
  list: (fetch: typeof globalThis.fetch) => Promise<readonly string[]>,
): Promise<ProviderCheck> {
  let state: RequestState = { sent: false, nowMs: 0, secrets: [wire.endpoint.apiKey] };
  const fetch = ownFetch({
    baseUrl: wire.endpoint.baseUrl,
    headers: wire.headers,
    onAnswer: (response) => {
      state = { ...state, sent: true, headers: response.headers };
    },
  });
  try {
    return { ok: true, models: await list(fetch) };
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: { kind: "cancelled", detail: "The check was stopped." } };
    const failure = wire.toFailure(error, { ...state, nowMs: Date.now() });
    // Local servers and proxies often have no list of models; that says nothing about the key.
    if (!wire.endpoint.isUsual && withoutList.has(failure.httpStatus ?? 0)) return { ok: true, models: [] };
    return { ok: false, failure };
  }
}

const withoutList: ReadonlySet<number> = new Set([404, 405, 501]);
