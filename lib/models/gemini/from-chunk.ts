import { oddFinish, type Step } from "../conclude.ts";
import { listOf, overwriteTold, recordOf, textOf } from "../outside-value.ts";
import { cleanDetail } from "../transport-failure.ts";
import { geminiUsage } from "./usage.ts";

/** What has to be remembered between chunks of one reply. */
export interface GeminiState {
  readonly rawUsage: Readonly<Record<string, unknown>>;
  readonly servedModel?: string;
  readonly calledTool: boolean;
  readonly over: boolean;
}

export const geminiStart: GeminiState = { rawUsage: {}, calledTool: false, over: false };

/** One chunk of `streamGenerateContent` as steps. The finish may come before the last usage; the last one holds. */
export function fromGeminiChunk(state: GeminiState, chunk: unknown): readonly [GeminiState, readonly Step[]] {
  const data = recordOf(chunk) ?? {};
  const candidate = recordOf(listOf(data.candidates)[0]);
  const parts = listOf(recordOf(candidate?.content)?.parts).map((part) => recordOf(part) ?? {});
  const servedModel = textOf(data.modelVersion);
  const requestId = textOf(data.responseId);
  const block = recordOf(data.promptFeedback);
  const blockReason = textOf(block?.blockReason);
  const rawFinish = textOf(candidate?.finishReason);
  const next: GeminiState = {
    rawUsage: overwriteTold(state.rawUsage, recordOf(data.usageMetadata) ?? {}),
    ...(servedModel ? { servedModel } : state.servedModel ? { servedModel: state.servedModel } : {}),
    calledTool: state.calledTool || parts.some((part) => part.functionCall !== undefined),
    over: state.over || blockReason !== undefined || rawFinish !== undefined,
  };
  const steps: Step[] = [];
  if (servedModel && servedModel !== state.servedModel)
    steps.push({ type: "started", servedModel, ...(requestId ? { requestId } : {}) });
  for (const part of parts) {
    const text = textOf(part.text);
    if (text !== undefined) steps.push({ type: part.thought === true ? "reasoning-delta" : "text-delta", text });
  }
  if (Object.keys(next.rawUsage).length > 0)
    steps.push({ type: "usage", usage: geminiUsage(next.rawUsage, next.over), raw: next.rawUsage });
  if (blockReason) steps.push(blocked(blockReason, textOf(block?.blockReasonMessage), "The prompt was blocked"));
  if (rawFinish) steps.push(finishOf(rawFinish, textOf(candidate?.finishMessage), next.calledTool));
  return [next, steps];
}

function finishOf(rawFinish: string, message: string | undefined, calledTool: boolean): Step {
  switch (rawFinish) {
    case "STOP":
      if (calledTool) return oddFinish(rawFinish, "The model called a function, and none was offered.");
      return { type: "finish", finish: "complete", rawFinish };
    case "MAX_TOKENS":
    case "CONTINUATION":
      return { type: "finish", finish: "truncated", rawFinish };
    case "SAFETY":
    case "RECITATION":
    case "BLOCKLIST":
    case "PROHIBITED_CONTENT":
    case "SPII":
    case "LANGUAGE":
      return blocked(rawFinish, message, "The reply was blocked");
    default:
      return oddFinish(rawFinish, `The reply ended as ${rawFinish}${message ? `: ${message}` : ""}.`);
  }
}

function blocked(reason: string, message: string | undefined, what: string): Step {
  const detail = cleanDetail(`${what} (${reason})${message ? `: ${message}` : "."}`, []);
  return { type: "failure", failure: { kind: "blocked", detail }, rawFinish: reason };
}
