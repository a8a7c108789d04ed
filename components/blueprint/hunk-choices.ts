import type { PlacedHunk } from "./place-hunks.ts";

export type Choice = "accepted" | "rejected";
/** By hunk; one that is not here is not decided yet. */
export type Choices = Readonly<Record<string, Choice>>;

/** Choosing the same again takes the choice back. */
export function choose(choices: Choices, hunkId: string, choice: Choice): Choices {
  const { [hunkId]: old, ...rest } = choices;
  return old === choice ? rest : { ...rest, [hunkId]: choice };
}

export function chooseAll(all: readonly PlacedHunk[], choice: Choice): Choices {
  return Object.fromEntries(
    all.map(({ id, conflicts }) => [id, choice === "accepted" && conflicts ? "rejected" : choice]),
  );
}

export interface Tally {
  readonly accepted: readonly string[];
  readonly rejected: number;
  readonly undecided: number;
}

/** What would happen if the choices were applied now. A hunk in conflict is never taken. */
export function tally(all: readonly PlacedHunk[], choices: Choices): Tally {
  const accepted = all.filter(({ id, conflicts }) => !conflicts && choices[id] === "accepted").map(({ id }) => id);
  const rejected = all.filter(({ id, conflicts }) => conflicts || choices[id] === "rejected").length;
  return { accepted, rejected, undecided: all.length - accepted.length - rejected };
}
