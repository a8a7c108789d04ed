import { NotAnApi } from "./transport-failure.ts";

export interface OwnFetchOptions {
  readonly baseUrl: string;
  /** All that is sent besides content type, accept and user agent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The request is on an open connection. */
  readonly onConnected?: () => void;
  /** Response headers are there. */
  readonly onAnswer?: (response: Response) => void;
  readonly transform?: (response: Response) => Response;
}

/**
 * The `fetch` that all SDKs are given.
 *
 * Headers are ours alone: the SDKs add what ANTHROPIC_CUSTOM_HEADERS and OPENAI_CUSTOM_HEADERS name, which could
 * carry another key. Only the configured origin is called, and no redirect is followed, so a key goes nowhere else.
 * Node's limit of 300 s for headers and silence is lifted: the watchdog has limits that know the model.
 */
export function ownFetch(options: OwnFetchOptions): typeof fetch {
  const origin = new URL(options.baseUrl).origin;
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin)
      throw new NotAnApi(`a request to ${url.origin} was stopped: only ${origin} is configured`);
    const response = await plainFetch()(url, {
      ...(init?.method ? { method: init.method } : {}),
      ...(init?.body ? { body: init.body } : {}),
      ...(init?.signal ? { signal: init.signal } : {}),
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream, application/json",
        "user-agent": "groundplan",
        ...options.headers,
      },
      redirect: "manual",
      ...dispatcher(options.onConnected),
    } as RequestInit);
    options.onAnswer?.(response);
    refuseOthers(response);
    return options.transform ? options.transform(response) : response;
  };
}

/** Next wraps the global `fetch` to cache and measure what its pages fetch. A model's stream is no page's. */
function plainFetch(): typeof fetch {
  const wrapped: typeof fetch & { readonly _nextOriginalFetch?: typeof fetch } = globalThis.fetch;
  return wrapped._nextOriginalFetch ?? wrapped;
}

function refuseOthers(response: Response): void {
  if (response.status >= 300 && response.status < 400)
    throw new NotAnApi(`the server answered ${response.status}, a redirect: check the base URL`);
  if (response.ok && response.headers.get("content-type")?.includes("text/html"))
    throw new NotAnApi("the server answered with a web page: check the base URL");
}

interface Dispatcher {
  dispatch(options: object, handler: object): boolean;
}

/** Node's own dispatcher, asked for without its time limits, and watched for the moment the request goes out. */
function dispatcher(onConnected: (() => void) | undefined): { dispatcher?: Dispatcher } {
  new Headers(); // Node sets its dispatcher up with the first use of fetch's parts
  const symbols = [Symbol.for("undici.globalDispatcher.2"), Symbol.for("undici.globalDispatcher.1")];
  const global = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  const own = symbols.map((symbol) => global[symbol]).find((found) => found !== undefined);
  if (!own) return {};
  return {
    dispatcher: {
      dispatch: (options, handler) =>
        own.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, watched(handler, onConnected)),
    },
  };
}

function watched(handler: object, onConnected: (() => void) | undefined): object {
  if (!onConnected) return handler;
  return new Proxy(handler, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name !== "onRequestStart" && name !== "onConnect") return value.bind(target);
      return (...given: unknown[]) => {
        onConnected();
        return value.apply(target, given);
      };
    },
  });
}
