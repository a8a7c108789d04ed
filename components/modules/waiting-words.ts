import type { ModuleState } from "#lib/domain/api/build.ts";

/** What a module waits for, beside its status; what needs a person says so itself. */
export function waitingWords({ status, waitsFor }: Pick<ModuleState, "status" | "waitsFor">): string | undefined {
  if (waitsFor === null || status === "deciding") return undefined;
  if (waitsFor.startsWith("the build is")) return waitsFor;
  return status === "waiting" ? `for ${waitsFor}` : `waits for ${waitsFor}`;
}
