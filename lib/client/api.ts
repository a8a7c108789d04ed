import type { Problem } from "#lib/domain/api/wire.ts";
import { ApiError } from "./api-error.ts";
import { newKey } from "./new-key.ts";

interface Options {
  readonly signal?: AbortSignal;
}

/** Calls the HTTP API. Answers are our own server's and typed by the contract; every refusal is an `ApiError`. */
export const api = {
  get: <T>(path: string, options: Options = {}) => call<T>("GET", path, undefined, options),
  /** The key makes a repeated press harmless; a command that may be sent again by hand gives its own. */
  post: <T>(path: string, body: unknown = {}, key: string = newKey()) =>
    call<T>("POST", path, body, {}, { "idempotency-key": key }),
  put: <T>(path: string, body: unknown) => call<T>("PUT", path, body),
  patch: <T>(path: string, body: unknown) => call<T>("PATCH", path, body),
  delete: (path: string) => call<undefined>("DELETE", path),
};

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  options: Options = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, {
      type: "unreachable",
      message: "The server does not answer. What runs there goes on; nothing was changed by this click.",
    });
  }
  if (response.status === 204) return undefined as T;
  const answer = await readJson(response);
  if (response.ok && answer !== undefined) return answer as T;
  throw new ApiError(response.status, toProblem(response, answer));
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function toProblem(response: Response, answer: unknown): Problem["error"] {
  if (typeof answer === "object" && answer !== null && "error" in answer) {
    const { error } = answer;
    if (typeof error === "object" && error !== null && "type" in error && "message" in error) {
      return error as Problem["error"];
    }
  }
  return { type: "unexpected", message: `The server answered ${response.status} without saying why.` };
}
