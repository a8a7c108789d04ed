import { type Hunk, hunks } from "#lib/domain/blueprint/changes.ts";

/** A hunk of a proposal where it would go in the text of now. */
export interface PlacedHunk extends Hunk {
  /** The text changed at the same place after the proposal was made: it cannot be put in by itself. */
  readonly conflicts: boolean;
}

/**
 * A proposal was made from `base`; the text may have gone on since. Its hunks are moved to where their lines are now;
 * one that touches lines which the person changed, too, is marked, so that nobody's words are overwritten.
 */
export function placeHunks(base: string, current: string, proposal: string): readonly PlacedHunk[] {
  const own = hunks(base, current);
  return hunks(base, proposal).map((hunk) => {
    const before = own.filter((change) => endOf(change) <= hunk.from && !touch(change, hunk));
    const shift = before.reduce((sum, { added, removed }) => sum + added.length - removed.length, 0);
    return { ...hunk, from: hunk.from + shift, conflicts: own.some((change) => touch(change, hunk)) };
  });
}

/** The first line behind what a hunk replaces. */
function endOf({ from, removed }: Hunk): number {
  return from + removed.length;
}

/** Two insertions at one place touch; an insertion touches a replacement around or at it. */
function touch(one: Hunk, other: Hunk): boolean {
  if (one.removed.length === 0 || other.removed.length === 0) {
    return one.from <= endOf(other) && other.from <= endOf(one);
  }
  return one.from < endOf(other) && other.from < endOf(one);
}
