import { sha256 } from "#lib/domain/sha256.ts";
import type { KeptAnswers, KeyedRequest } from "./kept-answers.ts";
import { answer, refuse } from "./refuse.ts";

interface Once {
  readonly kept: KeptAnswers;
  readonly request: Request;
  readonly route: string;
  readonly bodyText: string;
  readonly run: () => Promise<Response>;
}

/**
 * Answers a POST once per `Idempotency-Key`: the same key with the same body gets the first answer again, with another
 * body it is refused. An answer of 500 or above is not kept, so it may be tried again.
 */
export async function answerOnce({ kept, request, route, bodyText, run }: Once): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return run();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    return refuse({
      type: "idempotency-key-invalid",
      message: "An Idempotency-Key has 1 to 200 visible ASCII characters.",
    });
  }
  const keyed = { key, route, bodyHash: sha256(bodyText) };
  const known = await kept.claim(keyed);
  switch (known.type) {
    case "answered": {
      const response = answer(known.status, known.response);
      response.headers.set("idempotency-replayed", "true");
      return response;
    }
    case "other-body":
      return refuse({
        type: "idempotency-key-reused",
        message:
          "This Idempotency-Key was used with another body. Nothing was changed; send the request with a new key.",
      });
    case "in-progress":
      return refuse({
        type: "request-running",
        message: "The first request with this Idempotency-Key still runs. Repeat it in a moment to get its answer.",
      });
    case "new":
      return keep(kept, keyed, run);
  }
}

async function keep(kept: KeptAnswers, keyed: KeyedRequest, run: () => Promise<Response>): Promise<Response> {
  let response: Response | undefined;
  try {
    response = await run();
  } finally {
    if (response === undefined || response.status >= 500) await kept.release(keyed);
    else await kept.finish(keyed, response.status, await bodyOf(response));
  }
  return response;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.clone().text();
  return text === "" ? null : JSON.parse(text);
}
