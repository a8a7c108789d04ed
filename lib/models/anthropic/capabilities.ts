/** What one Claude model takes; sending what it does not know is an error 400. */
export interface ClaudeCapabilities {
  /** `thinking: adaptive` and `effort`. Older models do not think, or want a budget, and answer without either. */
  readonly adaptiveThinking: boolean;
  readonly structuredOutput: boolean;
}

const nothing: ClaudeCapabilities = { adaptiveThinking: false, structuredOutput: false };

/** Read from the id's family and version. An id that is no Claude's (a compatible server's) gets the plain protocol. */
export function claudeCapabilities(model: string): ClaudeCapabilities {
  const match = /claude-(opus|sonnet|haiku|fable|mythos)-(\d+)(?:-(\d{1,2}))?(?!\d)/.exec(model);
  if (!match) return nothing;
  const [, family, major, minor] = match;
  const version = Number(major) + Number(minor ?? 0) / 100;
  return {
    adaptiveThinking: version >= (family === "haiku" ? 5.05 : 4.06),
    structuredOutput: version >= (family === "opus" ? 4.01 : 4.05),
  };
}
