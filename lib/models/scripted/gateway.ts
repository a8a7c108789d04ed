import { setTimeout as wait } from "node:timers/promises";
import type { Usage } from "../../domain/spend/usage.ts";
import type { ModelEvent, ModelGateway, ModelRequest, ProviderCheck } from "../../engine/ports/model-gateway.ts";
import { conclude, type Step } from "../conclude.ts";

/** One prepared reply, and how fast it is to be written at normal speed. */
export interface ScriptedReply {
  readonly text: string;
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
}

/** Finds the reply that was prepared for exactly this request, or none. */
export type FindReply = (request: ModelRequest) => Promise<ScriptedReply | undefined>;

/** Bytes of text in a token, as for every model that nothing has been learned about. */
const bytesPerToken = 3;
const tickMs = 40;

/**
 * The provider behind the example and the tests: it writes prepared words at a given pace and calls no model.
 * Its counts are estimates from the texts, priced as the model that the role asks for.
 */
export class ScriptedGateway implements ModelGateway {
  readonly provider = "scripted";
  private readonly findReply: FindReply;

  constructor(findReply: FindReply) {
    this.findReply = findReply;
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    return conclude(
      (report, stopped) => this.write(request, report, stopped),
      signal,
      (error) => ({ kind: "unexpected", detail: error instanceof Error ? error.message : String(error) }),
    );
  }

  async check(): Promise<ProviderCheck> {
    return { ok: true, models: [] };
  }

  private async write(request: ModelRequest, report: (step: Step) => void, signal: AbortSignal): Promise<void> {
    const reply = await this.findReply(request);
    if (!reply) {
      const detail = "This edit has no scripted reply: a model is needed.";
      report({ type: "failure", failure: { kind: "no-reply", detail } });
      return;
    }
    const speed = request.subject.speed ?? 1;
    report({ type: "started", servedModel: request.model });
    if (speed !== "instant") await wait(reply.firstTokenMs / speed, undefined, { signal });
    const input = inputOf(request);
    report({ type: "usage", usage: input });
    const size =
      speed === "instant"
        ? 4_000
        : Math.max(1, Math.round((reply.tokensPerSecond * bytesPerToken * speed * tickMs) / 1000));
    for (const text of pieces(reply.text, size)) {
      report({ type: "text-delta", text });
      if (speed !== "instant") await wait(tickMs, undefined, { signal });
    }
    report({ type: "usage", usage: { ...input, output: tokensIn(reply.text), reasoning: 0 } });
    report({ type: "finish", finish: "complete", rawFinish: "scripted" });
  }
}

/** A prefix that is marked for caching is written in a module's first answer and read in the later ones. */
function inputOf(request: ModelRequest): Usage {
  const last = request.parts.findLastIndex((part) => part.cache !== undefined);
  const prefix = request.parts.slice(0, last + 1);
  const rest = request.parts.slice(last + 1);
  const marked = last < 0 ? 0 : tokensIn(request.instructions) + tokensOf(prefix);
  const plain = (last < 0 ? tokensIn(request.instructions) : 0) + tokensOf(rest);
  const again = (request.subject.round ?? 1) > 1 || (request.subject.repair ?? 0) > 0;
  const hour = request.parts[last]?.cache === "1h";
  return {
    inputUncached: plain,
    cacheRead: again ? marked : 0,
    cacheWrite5m: again || hour ? 0 : marked,
    cacheWrite1h: again || !hour ? 0 : marked,
  };
}

function tokensOf(parts: ModelRequest["parts"]): number {
  return parts.reduce((sum, part) => sum + tokensIn(part.text), 0);
}

function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/** Cuts between whole characters: half of a pair would not survive the wire. */
function* pieces(text: string, size: number): Generator<string> {
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + size);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to += 1;
    yield text.slice(from, to);
    from = to;
  }
}
