import type { Attempt } from "../../domain/build/build.ts";

/** The columns of an attempt that are known only later. */
export const nothingYet = {
  servedModel: null,
  status: "running",
  outcome: null,
  failureKind: null,
  failureDetail: null,
  retryAfterMs: null,
  finish: null,
  rawFinish: null,
  requestId: null,
  replySha: null,
  inputUncached: null,
  cacheRead: null,
  cacheWrite5m: null,
  cacheWrite1h: null,
  output: null,
  reasoning: null,
  rawUsage: null,
  usageSource: null,
  costPicoUsd: null,
  costUpperPicoUsd: null,
  firstTokenAt: null,
  endedAt: null,
} satisfies Partial<Attempt>;
