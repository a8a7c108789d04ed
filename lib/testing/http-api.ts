import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import type { z } from "zod";
import { problemSchema } from "#lib/domain/api/wire.ts";
import type { Operation } from "#lib/http/operation.ts";
import { type OperationId, operations } from "#lib/http/operations.ts";
import { publishApp } from "#lib/server/app-handle.ts";
import { type App, createApp } from "#lib/server/create-app.ts";
import { projectRoot, readEnv } from "#lib/server/env.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { testDatabase } from "./test-database.ts";

let opened: App | undefined;

/** The application that this test file opened. */
export function openedApp(): App {
  if (opened === undefined) throw new Error("the application is not open yet");
  return opened;
}

/** The whole application on a database and a folder of its own, without any key. Call it once at the top of a test file. */
export async function openHttpApi(): Promise<void> {
  const { url: databaseUrl } = await testDatabase();
  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const environment = { PORT: "0", GROUNDPLAN_DATA_DIR: dataDir, PATH: process.env.PATH };
    const env = readEnv({ environment, envFile: undefined });
    const secret = new Uint8Array(32).fill(3);
    const loseDatabase = (reason: string) => expect.unreachable(reason);
    opened = await createApp({ env, databaseUrl, dataDir, secret, loseDatabase });
    publishApp(opened);
  }, 60_000);
  afterAll(() => opened?.close());
}

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

/** Where an operation's route is. */
export function routeFile({ path }: Operation): string {
  const folder = path.replaceAll(/\{(\w+)\+\}/g, "[...$1]").replaceAll(/\{(\w+)\}/g, "[$1]");
  return join(projectRoot, "app", folder, "route.ts");
}

export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the route of an operation, as Next would. */
export async function ask(
  id: OperationId,
  { params = {}, query = "", body, headers = {} }: Ask = {},
): Promise<Response> {
  const operation: Operation = operations[id];
  const route = (await import(routeFile(operation))) as Record<string, Handler | undefined>;
  const handler = route[operation.method];
  if (handler === undefined) throw new Error(`${routeFile(operation)} has no ${operation.method}`);
  const path = operation.path.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => params[name] ?? "");
  const request = new Request(`http://localhost:3000${path}${query}`, {
    method: operation.method,
    headers: {
      host: "localhost:3000",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const split = Object.entries(params).map(([name, value]) => [
    name,
    operation.path.includes(`{${name}+}`) ? value.split("/") : value,
  ]);
  // Next gives no names as undefined.
  const names = split.length === 0 ? (undefined as unknown as Record<string, string>) : Object.fromEntries(split);
  return handler(request, { params: Promise.resolve(names) });
}

/** Asks, and holds the answer to the operation's own schema. */
export async function get<const Id extends OperationId>(id: Id, given: Ask = {}) {
  const { success } = operations[id] as Operation;
  const response = await ask(id, given);
  const text = await response.text();
  expect([response.status, response.status === success.status ? "" : text]).toEqual([success.status, ""]);
  if (!("schema" in success)) throw new Error(`${id} answers no JSON`);
  return success.schema.parse(JSON.parse(text)) as AnswerSchema<Id>;
}
type AnswerSchema<Id extends OperationId> = (typeof operations)[Id]["success"] extends { schema: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : never
  : never;

/** Asks what is to be refused; answers the status and the stable type. */
export async function refusal(id: OperationId, given: Ask): Promise<[number, string]> {
  const response = await ask(id, given);
  const { error } = problemSchema.parse(await response.json());
  expect(error.message).toMatch(/^\S.*\.$/s);
  return [response.status, error.type];
}
