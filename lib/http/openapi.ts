import { z } from "zod";
import { problemSchema } from "#lib/domain/api/wire.ts";
import type { Operation } from "./operation.ts";
import { type RefusalType, refusalStatus } from "./refusal-status.ts";

type Json = Readonly<Record<string, unknown>>;

const everywhere: readonly RefusalType[] = ["unexpected", "disk-full", "foreign-host"];
const withInput: readonly RefusalType[] = ["invalid"];
const withBody: readonly RefusalType[] = ["not-json", "body-too-large", "cross-site"];
const withKey: readonly RefusalType[] = ["idempotency-key-invalid", "idempotency-key-reused", "request-running"];

/** The API's description in OpenAPI 3.1, written from the same schemas that parse the requests. */
export function openapi(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll("+}", "}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Groundplan",
      version,
      description:
        "Errors are `{ error: { type, message } }` with a stable `type`. A list is `{ items, next? }`; pass `next` as " +
        "`cursor`. Money is a decimal string in dollars. POST takes `Idempotency-Key`.",
    },
    paths,
    components: { schemas: { Problem: toSchema(problemSchema, "output") } },
  };
}

function describe(operation: Operation): Json {
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    parameters: parametersOf(operation),
    ...(operation.body && {
      requestBody: {
        required: !operation.body.safeParse({}).success,
        content: { "application/json": { schema: toSchema(operation.body, "input") } },
      },
    }),
    responses: { ...success(operation), ...refusals(operation) },
  };
}

function parametersOf({ method, path, query }: Operation): readonly Json[] {
  const inPath = Array.from(path.matchAll(/\{(\w+)\+?\}/g), ([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const { properties = {}, required = [] } = (query ? toSchema(query, "input") : {}) as {
    properties?: Readonly<Record<string, Json>>;
    required?: readonly string[];
  };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
  const key = { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } };
  return [...inPath, ...inQuery, ...(method === "POST" ? [key] : [])];
}

function success({ success }: Operation): Json {
  if (success.status === 204) return { "204": { description: "Done." } };
  const json = "schema" in success ? { "application/json": { schema: toSchema(success.schema, "output") } } : {};
  const media = Object.entries(success.media ?? {}).map(([type, description]) => [
    type,
    { schema: { type: "string", description } },
  ]);
  const description = success.status === 202 ? "Accepted; the work goes on." : "Done.";
  return { [success.status]: { description, content: { ...json, ...Object.fromEntries(media) } } };
}

function refusals({ method, body, query, refusals }: Operation): Json {
  const types = new Set([
    ...refusals,
    ...everywhere,
    ...(body || query ? withInput : []),
    ...(method === "GET" ? [] : withBody),
    ...(method === "POST" ? withKey : []),
  ]);
  const byStatus = Object.groupBy(types, (type) => String(refusalStatus[type]));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, names = []]) => [
      status,
      {
        description: `One of: ${names.toSorted().join(", ")}.`,
        content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
}
