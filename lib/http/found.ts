import { ok, type Result } from "#lib/domain/result.ts";
import type { Refusal, RefusalType } from "./refusal-status.ts";

const nouns = {
  "project-unknown": "There is no such project. It may have been deleted.",
  "version-unknown": "There is no such version of this blueprint.",
  "build-unknown": "There is no such build in this project.",
  "module-unknown": "There is no such module in this project's blueprint.",
  "attempt-unknown": "There is no such attempt in this project.",
  "finding-unknown": "There is no such finding in this project.",
  "decision-unknown": "There is no such decision in this project.",
} as const satisfies Partial<Record<RefusalType, string>>;

/** What a query found, or the refusal that says what there is none of. */
export function found<T, const Type extends keyof typeof nouns>(
  value: T | undefined,
  type: Type,
): Result<T, Refusal & { readonly type: Type }> {
  return value === undefined ? { ok: false, error: { type, message: nouns[type] } } : ok(value);
}
