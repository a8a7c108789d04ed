import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { anthropicWire, readAnthropic } from "./wire/anthropic-wire.ts";
import { geminiWholeWire, geminiWire, readGemini } from "./wire/gemini-wire.ts";
import type { LedgerEntry } from "./wire/ledger.ts";
import { openAiWire, readOpenAi } from "./wire/openai-wire.ts";
import { answerError, type Playing, playReply } from "./wire/play-reply.ts";
import type { WireFormat, WireReply, WireRequest } from "./wire/wire-request.ts";

export type WireHandler = (request: WireRequest) => WireReply | Promise<WireReply>;

export interface WireSettings extends Partial<Playing> {
  readonly handler: WireHandler;
  /** Only these keys are taken; any when not given. */
  readonly keys?: readonly string[];
  readonly models?: readonly string[];
  readonly port?: number;
}

interface Route {
  readonly format: WireFormat;
  readonly read: (body: never) => WireRequest;
}

/** A local server that speaks the wire formats of all three kinds of provider; a handler has the words. */
export class WireProvider implements AsyncDisposable {
  /** Every request for a reply that a handler was asked, in order. */
  readonly requests: WireRequest[] = [];
  /** What became of each of them, by its place among them. Also at `/chaos/ledger`. */
  readonly ledger: LedgerEntry[] = [];
  private readonly server: Server;
  private readonly settings: WireSettings;
  private readonly closings = new Map<LedgerEntry, Promise<void>>();

  private constructor(settings: WireSettings) {
    this.settings = settings;
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(settings: WireSettings): Promise<WireProvider> {
    const wire = new WireProvider(settings);
    await new Promise<void>((resolve, reject) => {
      wire.server.once("error", reject);
      wire.server.listen(settings.port ?? 0, "127.0.0.1", resolve);
    });
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What to configure as each provider's base URL. */
  get baseUrls(): { readonly anthropic: string; readonly gemini: string; readonly openai: string } {
    return { anthropic: this.url, gemini: this.url, openai: `${this.url}/v1` };
  }

  /** Settles when that request's answer is over or its connection is closed, by whomever. */
  async closed(entry: LedgerEntry): Promise<void> {
    await this.closings.get(entry);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on("error", () => {}); // The client left while something was written to it.
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (request.method === "GET" && path === "/chaos/ledger") return json(response, 200, this.ledger);
    const list = request.method === "GET" && path.endsWith("/models") ? listFormat(request) : undefined;
    const route = routeFor(path);
    const format = route?.format ?? list;
    if (!format) return json(response, 404, { error: { message: `no such path ${path}` } });
    if (!this.takesKey(request)) return answerError(response, format, format.errors["auth-401"]);
    if (!route) return json(response, 200, format.modelList(this.settings.models ?? []));
    await this.reply(response, format, route.read(JSON.parse(await textOf(request)) as never));
  }

  private async reply(response: ServerResponse, format: WireFormat, request: WireRequest): Promise<void> {
    const number = this.requests.push(request);
    const reply = await this.settings.handler(request);
    const entry: LedgerEntry = {
      number,
      format: format.id,
      model: request.model,
      servedModel: reply.servedModel ?? request.model,
      fault: reply.fault ?? null,
      status: null,
      state: "open",
      billed: {},
      told: {},
    };
    this.ledger.push(entry);
    this.watch(response, entry);
    const { tickMs = 1_000, holdMs = 600_000, chunkBytes } = this.settings;
    const playing = { tickMs, holdMs, ...(chunkBytes === undefined ? {} : { chunkBytes }) };
    await playReply(response, format, { request, reply, entry }, playing);
  }

  private watch(response: ServerResponse, entry: LedgerEntry): void {
    const closed = new Promise<void>((resolve) => response.once("close", resolve));
    const over = closed.then(() => {
      if (entry.state === "open") entry.state = response.writableFinished ? "over" : "left";
    });
    this.closings.set(entry, over);
  }

  private takesKey(request: IncomingMessage): boolean {
    if (!this.settings.keys) return true;
    const bearer = request.headers.authorization?.replace(/^Bearer /, "");
    const given = [bearer, request.headers["x-api-key"], request.headers["x-goog-api-key"]];
    return this.settings.keys.some((key) => given.includes(key));
  }
}

function routeFor(path: string): Route | undefined {
  if (path.endsWith("/v1/messages")) return { format: anthropicWire, read: readAnthropic };
  if (path.endsWith("/chat/completions")) return { format: openAiWire, read: readOpenAi };
  const [, model, how] = /\/models\/([^/:]+):(generateContent|streamGenerateContent)$/.exec(path) ?? [];
  if (model === undefined) return undefined;
  const format = how === "generateContent" ? geminiWholeWire : geminiWire;
  return { format, read: (body) => readGemini(decodeURIComponent(model), body) };
}

/** All three have the same path; the headers tell who asks. */
function listFormat(request: IncomingMessage): WireFormat {
  if (request.headers["x-goog-api-key"] !== undefined) return geminiWire;
  return request.headers["anthropic-version"] === undefined ? openAiWire : anthropicWire;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
