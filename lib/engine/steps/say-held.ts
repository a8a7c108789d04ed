import { isDiskFull } from "../../domain/is-disk-full.ts";
import { reasonOf } from "../../domain/reason-of.ts";
import type { EngineDeps } from "../engine-deps.ts";

/** Troubles closer together than this are one spell, and said once. */
const spellMs = 15_000;
/** How long work rests before it tries again what failed for no reason of its own. */
export const restAfterTroubleMs = 5_000;

/** When each trouble of a project last came up, by server. */
const spells = new WeakMap<EngineDeps["ownership"], Map<string, number>>();

/**
 * Says in a project's log why its work does not go on, and that it is tried again: once a spell, where the log can still
 * be written. A database that cannot be written ends the process elsewhere.
 */
export async function sayHeld(
  { facts, ownership, clock }: Pick<EngineDeps, "facts" | "ownership" | "clock">,
  projectId: string,
  error: unknown,
): Promise<void> {
  const why = isDiskFull(error) ? "disk-full" : "unexpected";
  const says =
    why === "disk-full" ? fullWords : `Something failed that should not fail, and is tried again: ${reasonOf(error)}`;
  const seen = spells.get(ownership) ?? new Map<string, number>();
  spells.set(ownership, seen);
  const now = clock.now().getTime();
  const before = seen.get(`${projectId} ${why}`) ?? Number.NEGATIVE_INFINITY;
  seen.set(`${projectId} ${why}`, now);
  // Either way: a clock may have jumped back.
  if (Math.abs(now - before) < spellMs) return;
  await facts
    .commit("say-held", async (tx) => tx.log(projectId, { type: "work-held", detail: { why, says } }))
    .catch((failed: unknown) => console.error(`${says} It could not be written to the log either.`, failed));
}

const fullWords =
  "The disk is full, so the work waits. Nothing that was finished is lost; free some space and it goes on.";
