import { oddFinish, type Step } from "../conclude.ts";
import { failureKind } from "../failure-kind.ts";
import { listOf, overwriteTold, recordOf, textOf } from "../outside-value.ts";
import { cleanDetail } from "../transport-failure.ts";
import { errorFailure } from "./to-failure.ts";
import { billedPicoUsd, openAiUsage } from "./usage.ts";

/** What has to be remembered between chunks of one reply. */
export interface OpenAiState {
  readonly rawUsage: Readonly<Record<string, unknown>>;
  readonly servedModel?: string;
  readonly refusal: string;
}

export const openAiStart: OpenAiState = { rawUsage: {}, refusal: "" };

/** One chunk of `/chat/completions` (or a whole completion) as steps. Usage comes in a chunk of its own, after the finish. */
export function fromOpenAiChunk(state: OpenAiState, chunk: unknown): readonly [OpenAiState, readonly Step[]] {
  const data = recordOf(chunk) ?? {};
  const choice = recordOf(listOf(data.choices)[0]);
  const delta = recordOf(choice?.delta) ?? recordOf(choice?.message) ?? {};
  const servedModel = textOf(data.model) || undefined;
  const usage = recordOf(data.usage);
  const rawFinish = textOf(choice?.finish_reason);
  const next: OpenAiState = {
    rawUsage: overwriteTold(state.rawUsage, usage ?? {}),
    ...(servedModel ? { servedModel } : state.servedModel ? { servedModel: state.servedModel } : {}),
    refusal: state.refusal + (textOf(delta.refusal) ?? ""),
  };
  const steps: Step[] = [];
  if (servedModel && servedModel !== state.servedModel) {
    const requestId = textOf(data.id);
    steps.push({ type: "started", servedModel, ...(requestId ? { requestId } : {}) });
  }
  const reasoning = textOf(delta.reasoning_content) ?? textOf(delta.reasoning);
  if (reasoning) steps.push({ type: "reasoning-delta", text: reasoning });
  const text = textOf(delta.content);
  if (text) steps.push({ type: "text-delta", text });
  if (usage) steps.push(usageStep(next.rawUsage));
  if (data.error) steps.push({ type: "failure", failure: errorFailure(data.error) });
  else if (rawFinish) steps.push(finishOf(rawFinish, next.refusal));
  return [next, steps];
}

function usageStep(raw: Readonly<Record<string, unknown>>): Step {
  const billed = billedPicoUsd(raw);
  return { type: "usage", usage: openAiUsage(raw), raw, ...(billed === undefined ? {} : { billedPicoUsd: billed }) };
}

/** Gateways between us and a model pass on the finishes of other protocols too. */
function finishOf(rawFinish: string, refusal: string): Step {
  if (refusal !== "")
    return { type: "failure", failure: { kind: "refused", detail: cleanDetail(refusal, []) }, rawFinish };
  switch (rawFinish) {
    case "stop":
    case "end_turn":
    case "stop_sequence":
    case "eos":
      return { type: "finish", finish: "complete", rawFinish };
    case "length":
    case "max_tokens":
      return { type: "finish", finish: "truncated", rawFinish };
    case "content_filter":
      return {
        type: "failure",
        failure: { kind: "blocked", detail: "The reply was blocked by a content filter." },
        rawFinish,
      };
    case "refusal":
      return {
        type: "failure",
        failure: { kind: "refused", detail: "The model refused, without an explanation." },
        rawFinish,
      };
    case "tool_calls":
    case "function_call":
      return oddFinish(rawFinish, "The model called a tool, and none was offered.");
    default:
      return named(rawFinish);
  }
}

function named(rawFinish: string): Step {
  const kind = failureKind({ types: [rawFinish], message: "" }, true);
  const detail = `The reply ended as ${rawFinish}.`;
  return { type: "failure", failure: { kind: kind === "in-stream-error" ? "malformed" : kind, detail }, rawFinish };
}
