import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { answerOnce } from "./answer-once.ts";
import { explainIssues, summarise } from "./explain-issues.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { AnswerOf, BodyOf, Operation, Parameters, QueryOf } from "./operation.ts";
import { parseBody, readBody } from "./read-body.ts";
import type { Refusal } from "./refusal-status.ts";
import { answer, refuse, refuseDiskFull, refuseUnexpected } from "./refuse.ts";

/** What routes need from the running server. */
export interface RouteSurroundings {
  readonly keptAnswers: () => KeptAnswers;
  readonly newRequestId: () => string;
  /** Called once for each unexpected error. */
  readonly report: (entry: { readonly requestId: string; readonly route: string; readonly error: unknown }) => void;
}

/** A request as a handler sees it: parsed, so nothing in it can be wrong. */
export interface Call<Op extends Operation> {
  readonly params: Parameters<Op["path"]>;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
  readonly request: Request;
}

type RefusalOf<Op extends Operation> = Refusal & { readonly type: Op["refusals"][number] };
type Handler<Op extends Operation> = (call: Call<Op>) => Promise<Response | Result<AnswerOf<Op>, RefusalOf<Op>>>;

/** What Next hands to a route; a catch-all segment comes as a list. */
interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

type RawParams = Awaited<RouteContext["params"]>;

/** Makes the one way in: parse, answer once per key, call, map, and say what was unexpected without telling its insides. */
export function createApiRoute(surroundings: RouteSurroundings) {
  return <const Op extends Operation>(operation: Op, handle: Handler<Op>) =>
    async (request: Request, context: RouteContext): Promise<Response> => {
      const route = `${request.method} ${new URL(request.url).pathname}`;
      try {
        const text = operation.method === "GET" ? ok("") : await readBody(request);
        if (!text.ok) return refuse(text.error);
        const run = async () => {
          const call = await parseCall(operation, request, context, text.value);
          if (!call.ok) return refuse(call.error);
          const result = await handle(call.value);
          return result instanceof Response ? result : respond(operation, result);
        };
        if (operation.method !== "POST") return await run();
        return await answerOnce({ kept: surroundings.keptAnswers(), request, route, bodyText: text.value, run });
      } catch (error) {
        const requestId = surroundings.newRequestId();
        surroundings.report({ requestId, route, error });
        return isDiskFull(error) ? refuseDiskFull() : refuseUnexpected(requestId);
      }
    };
}

function respond<Op extends Operation>(operation: Op, result: Result<AnswerOf<Op>, RefusalOf<Op>>): Response {
  if (!result.ok) return refuse(result.error);
  const { success } = operation;
  return success.status === 204 ? new Response(null, { status: 204 }) : answer(success.status, result.value);
}

async function parseCall<Op extends Operation>(
  operation: Op,
  request: Request,
  context: RouteContext,
  text: string,
): Promise<Result<Call<Op>, Refusal>> {
  // Undefined where the address has no names, whatever the type says.
  const raw: RawParams | undefined = await context.params;
  const params = parseParams(raw ?? {});
  if (!params.ok) return params;
  const query = parsePart(operation.query, "query", Object.fromEntries(new URL(request.url).searchParams));
  if (!query.ok) return query;
  const json = operation.method === "GET" ? ok(undefined) : parseBody(request, text);
  if (!json.ok) return json;
  const body = parsePart(operation.body, "body", json.value);
  if (!body.ok) return body;
  return ok({ params: params.value, query: query.value, body: body.value, request } as unknown as Call<Op>);
}

function parsePart(schema: Operation["body"], what: string, value: unknown): Result<unknown, Refusal> {
  if (schema === undefined) return ok(undefined);
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const problems = explainIssues(parsed.error);
  return err({ type: "invalid", message: summarise(what, problems), problems } as Refusal);
}

/** Names in an address are ours, short and plain; a file's path is checked where it is looked up. */
function parseParams(raw: RawParams): Result<Record<string, string>, Refusal> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    const text = Array.isArray(value) ? value.map(decoded).join("/") : decoded(value ?? "");
    if (text === "" || text.length > 400 || text.includes("\0") || text.includes("\uFFFD")) {
      return err({ type: "not-found", message: `Nothing has the ${name} that the address names.` });
    }
    params[name] = text;
  }
  return ok(params);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "\uFFFD";
  }
}
