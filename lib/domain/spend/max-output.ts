/** What the size of a reply depends on. */
export interface MaxOutputQuestion {
  readonly promptId: string;
  /** Bytes of the module's section, contracts and guards, or of the document that is written anew. */
  readonly taskBytes: number;
  /** Bytes of the files that exist and may be written again whole. */
  readonly existingBytes: number;
  /** The model thinks, and its thoughts count against the limit. */
  readonly reasoning: boolean;
  /** The most that the model can write; unlimited when not known. */
  readonly modelMax?: number;
}

const bytesPerToken = 3;
/** Room for thought; models that think long on hard work end as `truncated` with less. */
const thinkingTokens = 16_000;

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
export function maxOutputTokens(question: MaxOutputQuestion): number {
  const task = question.taskBytes / bytesPerToken;
  const existing = question.existingBytes / bytesPerToken;
  const reply = replyTokens[question.promptId]?.(task, existing) ?? 8_000;
  const allowed = Math.ceil(Math.min(reply, mostReplyTokens)) + (question.reasoning ? thinkingTokens : 0);
  return Math.max(1, Math.min(allowed, question.modelMax ?? Number.POSITIVE_INFINITY));
}
