import { oddFinish, type Step } from "../conclude.ts";
import { overwriteTold, recordOf, textOf } from "../outside-value.ts";
import { cleanDetail } from "../transport-failure.ts";
import { streamedFailure } from "./to-failure.ts";
import { anthropicUsage } from "./usage.ts";

/** What has to be remembered between events of one reply. */
export interface AnthropicState {
  readonly started: boolean;
  readonly rawUsage: Readonly<Record<string, unknown>>;
  readonly stopReason?: string;
  readonly stopDetails?: Readonly<Record<string, unknown>>;
}

export const anthropicStart: AnthropicState = { started: false, rawUsage: {} };

/** One raw event of `/v1/messages`, parsed as JSON, as steps. Types that nobody knows yet are passed over. */
export function fromAnthropicEvent(state: AnthropicState, event: unknown): readonly [AnthropicState, readonly Step[]] {
  const data = recordOf(event);
  switch (data?.type) {
    case "ping":
      return [state, [{ type: "ping" }]];
    case "error":
      return [state, [{ type: "failure", failure: streamedFailure(data) }]];
    case "message_start":
      return startMessage(state, recordOf(data.message) ?? {});
    case "content_block_start":
      return [state, fromBlock(recordOf(data.content_block) ?? {})];
    case "content_block_delta":
      return [state, fromDelta(recordOf(data.delta) ?? {})];
    case "message_delta":
      return endMessage(state, recordOf(data.delta) ?? {}, recordOf(data.usage));
    case "message_stop":
      return [state, [finishOf(state)]];
    default:
      return [state, []];
  }
}

/** A whole message in one piece, as some servers answer although a stream was asked for. */
export function fromAnthropicMessage(message: Readonly<Record<string, unknown>>): readonly Step[] {
  if (message.type === "error") return [{ type: "failure", failure: streamedFailure(message) }];
  const blocks = Array.isArray(message.content) ? message.content : [];
  const [started, first] = startMessage(anthropicStart, message);
  const [ended, usage] = endMessage(started, message, recordOf(message.usage));
  return [...first, ...blocks.flatMap((block) => fromBlock(recordOf(block) ?? {})), ...usage, finishOf(ended)];
}

function startMessage(
  state: AnthropicState,
  message: Readonly<Record<string, unknown>>,
): readonly [AnthropicState, readonly Step[]] {
  if (state.started)
    return [
      state,
      [oddFinish("message_start", "The reply began twice; something between us and the provider is broken.")],
    ];
  const rawUsage = recordOf(message.usage) ?? {};
  const servedModel = textOf(message.model);
  return [
    { started: true, rawUsage },
    [
      { type: "started", ...(servedModel ? { servedModel } : {}) },
      { type: "usage", usage: anthropicUsage(rawUsage, false), raw: rawUsage },
    ],
  ];
}

function endMessage(
  state: AnthropicState,
  delta: Readonly<Record<string, unknown>>,
  usage: Readonly<Record<string, unknown>> | undefined,
): readonly [AnthropicState, readonly Step[]] {
  const rawUsage = overwriteTold(state.rawUsage, usage ?? {});
  const stopReason = textOf(delta.stop_reason) ?? state.stopReason;
  const stopDetails = recordOf(delta.stop_details) ?? state.stopDetails;
  return [
    { ...state, rawUsage, ...(stopReason ? { stopReason } : {}), ...(stopDetails ? { stopDetails } : {}) },
    usage ? [{ type: "usage", usage: anthropicUsage(rawUsage, true), raw: rawUsage }] : [],
  ];
}

function fromBlock(block: Readonly<Record<string, unknown>>): readonly Step[] {
  switch (block.type) {
    case "text":
      return [{ type: "text-delta", text: textOf(block.text) ?? "" }];
    case "thinking":
    case "redacted_thinking":
      return [{ type: "reasoning-delta", text: textOf(block.thinking) ?? "" }];
    default:
      return [];
  }
}

function fromDelta(delta: Readonly<Record<string, unknown>>): readonly Step[] {
  if (delta.type === "text_delta") return [{ type: "text-delta", text: textOf(delta.text) ?? "" }];
  if (delta.type === "thinking_delta") return [{ type: "reasoning-delta", text: textOf(delta.thinking) ?? "" }];
  return [];
}

function finishOf(state: AnthropicState): Step {
  const rawFinish = state.stopReason ?? "";
  switch (rawFinish) {
    case "end_turn":
    case "stop_sequence":
      return { type: "finish", finish: "complete", rawFinish };
    case "max_tokens":
    case "model_context_window_exceeded":
    case "pause_turn":
      return { type: "finish", finish: "truncated", rawFinish };
    case "refusal":
      return { type: "failure", failure: { kind: "refused", detail: refusal(state.stopDetails) }, rawFinish };
    case "tool_use":
      return oddFinish(rawFinish, "The model asked for a tool, and none was offered.");
    default:
      return oddFinish(rawFinish, `The reply ended for an unknown reason: ${rawFinish || "none given"}.`);
  }
}

function refusal(details: AnthropicState["stopDetails"]): string {
  const category = textOf(details?.category);
  const explanation = textOf(details?.explanation) ?? "The model refused, without an explanation.";
  return cleanDetail(category ? `${explanation} (${category})` : explanation, []);
}
