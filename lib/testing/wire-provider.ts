import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { anthropicError, anthropicFrames, anthropicModels, readAnthropic } from "./wire/anthropic-wire.ts";
import { geminiError, geminiFrames, geminiModels, readGemini } from "./wire/gemini-wire.ts";
import { openAiError, openAiFrames, openAiModels, readOpenAi } from "./wire/openai-wire.ts";
import type { WireError, WireFrames, WireReply, WireRequest } from "./wire/wire-request.ts";

export type WireHandler = (request: WireRequest) => WireReply | Promise<WireReply>;

export interface WireSettings {
  readonly handler: WireHandler;
  /** Only these keys are taken; any when not given. */
  readonly keys?: readonly string[];
  readonly models?: readonly string[];
  readonly port?: number;
}

interface Protocol {
  readonly read: (body: never) => WireRequest;
  readonly frames: (request: WireRequest, reply: WireReply) => WireFrames;
  readonly error: (error: WireError) => unknown;
  readonly wrongKey: WireError;
}

const anthropic: Protocol = {
  read: readAnthropic,
  frames: anthropicFrames,
  error: anthropicError,
  wrongKey: { status: 401, message: "invalid x-api-key" },
};
const gemini = (model: string): Protocol => ({
  read: (body) => readGemini(model, body),
  frames: geminiFrames,
  error: geminiError,
  wrongKey: { status: 400, message: "API key not valid. Please pass a valid API key." },
});
const openAi: Protocol = {
  read: readOpenAi,
  frames: openAiFrames,
  error: openAiError,
  wrongKey: { status: 401, message: "Incorrect API key provided." },
};

/** A local server that speaks the wire formats of all three kinds of provider; a handler has the words. */
export class WireProvider implements AsyncDisposable {
  /** Every request for a reply that a handler was asked, in order. */
  readonly requests: WireRequest[] = [];
  private readonly server: Server;
  private readonly settings: WireSettings;

  private constructor(settings: WireSettings) {
    this.settings = settings;
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(settings: WireSettings): Promise<WireProvider> {
    const wire = new WireProvider(settings);
    await new Promise<void>((resolve) => wire.server.listen(settings.port ?? 0, "127.0.0.1", resolve));
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What to configure as each provider's base URL. */
  get baseUrls(): { readonly anthropic: string; readonly gemini: string; readonly openai: string } {
    return { anthropic: this.url, gemini: this.url, openai: `${this.url}/v1` };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const list = this.listFor(path, request);
    const protocol = protocolFor(path) ?? list?.protocol;
    if (!protocol) return json(response, 404, { error: { message: `no such path ${path}` } });
    if (!this.takesKey(request)) return fail(response, protocol, protocol.wrongKey);
    if (list) return json(response, 200, list.body(this.settings.models ?? []));
    const asked = protocol.read(JSON.parse(await textOf(request)) as never);
    this.requests.push(asked);
    const reply = await this.settings.handler(asked);
    if (reply.error) return fail(response, protocol, reply.error);
    await stream(response, protocol.frames(asked, reply), reply);
  }

  private listFor(
    path: string,
    request: IncomingMessage,
  ): { readonly protocol: Protocol; readonly body: (models: readonly string[]) => unknown } | undefined {
    if (request.method !== "GET" || !path.endsWith("/models")) return undefined;
    if (request.headers["x-goog-api-key"] !== undefined) return { protocol: gemini(""), body: geminiModels };
    const isAnthropic = request.headers["anthropic-version"] !== undefined;
    return isAnthropic ? { protocol: anthropic, body: anthropicModels } : { protocol: openAi, body: openAiModels };
  }

  private takesKey(request: IncomingMessage): boolean {
    if (!this.settings.keys) return true;
    const bearer = request.headers.authorization?.replace(/^Bearer /, "");
    const given = [bearer, request.headers["x-api-key"], request.headers["x-goog-api-key"]];
    return this.settings.keys.some((key) => given.includes(key));
  }
}

function protocolFor(path: string): Protocol | undefined {
  if (path.endsWith("/v1/messages")) return anthropic;
  if (path.endsWith("/chat/completions")) return openAi;
  const model = /\/models\/([^/:]+):streamGenerateContent$/.exec(path)?.[1];
  return model ? gemini(decodeURIComponent(model)) : undefined;
}

async function stream(response: ServerResponse, frames: WireFrames, reply: WireReply): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
  for (const frame of frames.before) response.write(frame);
  if (reply.thinking) response.write(frames.thoughtOf(reply.thinking));
  const size = reply.chunkCharacters ?? 200;
  for (let from = 0; from < reply.text.length && !response.destroyed; from += size) {
    if (reply.chunkDelayMs) await wait(reply.chunkDelayMs);
    response.write(frames.frameOf(reply.text.slice(from, from + size)));
  }
  for await (const piece of reply.pieces ?? []) {
    if (response.destroyed) return;
    response.write(frames.frameOf(piece));
  }
  for (const frame of frames.after) response.write(frame);
  if (reply.finish !== "hang") response.end();
}

function fail(response: ServerResponse, protocol: Protocol, error: WireError): void {
  json(response, error.status, protocol.error(error), error.retryAfterS);
}

function json(response: ServerResponse, status: number, body: unknown, retryAfterS?: number): void {
  response.writeHead(status, {
    "content-type": "application/json",
    ...(retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) }),
  });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
