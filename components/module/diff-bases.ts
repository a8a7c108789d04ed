import type { RoundView } from "#lib/domain/api/build.ts";

/** A state of the module that another one can be compared with. */
export interface DiffBase {
  /** In the URL: `base`, or the number of a round. */
  readonly value: string;
  readonly label: string;
  readonly commit: string;
}

/** What the round can be compared with: the rounds before it, and where it all began. The nearest comes first. */
export function diffBases(rounds: readonly RoundView[], round: RoundView): readonly DiffBase[] {
  const first = rounds[0];
  const before = rounds
    .filter(({ number, commit }) => number < round.number && commit !== null)
    .toReversed()
    .map(({ number, commit }): DiffBase => ({ value: String(number), label: `round ${number}`, commit: commit ?? "" }));
  const start: DiffBase[] = first ? [{ value: "base", label: "the start of the build", commit: first.baseCommit }] : [];
  return [...before, ...start];
}
