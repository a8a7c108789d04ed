/** What the size of a reply depends on. */
export interface MaxOutputQuestion {
  readonly promptId: string;
  /** Bytes of the module's section, contracts and guards, or of the document that is written anew. */
  readonly taskBytes: number;
  /** Bytes of the files that exist and may be written again whole. */
  readonly existingBytes: number;
}

/** What the limit depends on besides, once it is known who is asked. */
export interface MaxOutputModel {
  /** The most that the model can write. */
  readonly maxOutputTokens: number;
  readonly reasoning: boolean;
}

/** Tokens that an answer may take. */
export interface MaxOutput {
  readonly reply: number;
  /** Room for thought, which counts against the limit of a model that thinks. */
  readonly thinking: number;
}

const bytesPerToken = 3;
/** Models that think long on hard work end as `truncated` with less. */
const thinkingTokens = 16_000;
/** A ruling is one question about a few lines. */
const rulingThinkingTokens = 8_000;

/** Code is several times as long as what it is asked for by; measured on small modules, five to eight times. */
const codePerAsked = 8;

/** Tokens of the reply itself, by the prompt that asks for it. */
const replyTokens: Readonly<Record<string, (task: number, existing: number) => number>> = {
  "draft-blueprint": () => 32_000,
  "repair-blueprint": (task) => task * 1.3 + 4_000,
  "change-blueprint": (task) => task * 1.5 + 8_000,
  "build-module": (task, existing) => Math.max(8_000, task * codePerAsked) + existing * 1.3,
  "fix-module": (task, existing) => 4_000 + Math.max(task * 2, existing * 1.5),
  "review-module": () => 6_000,
  "review-integration": () => 10_000,
  "rule-on-contest": () => 1_500,
  "rule-on-blocked": () => 2_500,
  "rule-on-red": () => 1_500,
};

const mostReplyTokens = 48_000;

/**
 * `max_tokens` that fits the task rather than the model: what is allowed is what has to be reserved, and a small
 * budget would hold nothing if every verdict reserved a book.
 */
export function maxOutput({ promptId, taskBytes, existingBytes }: MaxOutputQuestion): MaxOutput {
  const tokens = replyTokens[promptId]?.(taskBytes / bytesPerToken, existingBytes / bytesPerToken) ?? 8_000;
  return {
    reply: Math.ceil(Math.min(tokens, mostReplyTokens)),
    thinking: promptId.startsWith("rule-on-") ? rulingThinkingTokens : thinkingTokens,
  };
}

/** The limit for the model that is asked: one that does not think needs no room for it. Unknown ones may think. */
export function maxOutputTokens({ reply, thinking }: MaxOutput, model?: MaxOutputModel): number {
  const allowed = reply + (model?.reasoning === false ? 0 : thinking);
  return Math.max(1, Math.min(allowed, model?.maxOutputTokens ?? Number.POSITIVE_INFINITY));
}
