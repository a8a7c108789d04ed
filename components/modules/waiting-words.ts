import type { ModuleState } from "#lib/domain/api/build.ts";

/** What a module waits for, beside its status; what needs a person says so itself. */
export function waitingWords({ status, waitsFor }: Pick<ModuleState, "status" | "waitsFor">): string | undefined {
  return waitsFor === null || status === "deciding" ? undefined : `for ${waitsFor}`;
}
