/** What one Claude model takes; sending what it does not know is an error 400. */
export interface ClaudeCapabilities {
  /** `thinking: adaptive`. Older models either do not think or want a budget, and answer without either. */
  readonly adaptiveThinking: boolean;
  readonly effort: boolean;
  readonly structuredOutput: boolean;
}

const nothing: ClaudeCapabilities = { adaptiveThinking: false, effort: false, structuredOutput: false };

/** Read from the id's family and version. An id that is no Claude's (a compatible server's) gets the plain protocol. */
export function claudeCapabilities(model: string): ClaudeCapabilities {
  const match = /claude-(opus|sonnet|haiku|fable|mythos)-(\d+)(?:-(\d{1,2}))?(?!\d)/.exec(model);
  if (!match) return nothing;
  const [, family, major, minor] = match;
  const version = Number(major) + Number(minor ?? 0) / 100;
  const since = (opus: number, others: number): boolean => version >= (family === "opus" ? opus : others);
  return {
    adaptiveThinking: family === "haiku" ? version >= 5.05 : since(4.06, 4.06),
    effort: family === "haiku" ? version >= 5.05 : since(4.05, 4.06),
    structuredOutput: since(4.01, 4.05),
  };
}
