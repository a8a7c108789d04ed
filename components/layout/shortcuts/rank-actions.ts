import type { Action } from "./action-store.ts";

/** Letters in order, the earlier and the closer together the better; undefined when one is missing. */
export function scoreMatch(text: string, typed: string): number | undefined {
  const haystack = text.toLowerCase();
  let at = -1;
  let score = 0;
  for (const letter of typed.toLowerCase().replaceAll(" ", "")) {
    const next = haystack.indexOf(letter, at + 1);
    if (next === -1) return undefined;
    const startsWord = next === 0 || haystack[next - 1] === " ";
    score += next === at + 1 ? 0 : startsWord ? 1 : 4 + (next - at) / 10;
    at = next;
  }
  return score;
}

/** The actions that fit what was typed, best first; all in their own order while nothing is typed. */
export function rankActions(actions: readonly Action[], typed: string): readonly Action[] {
  const scored = actions.flatMap((action) => {
    const score = action.hidden ? undefined : scoreMatch(action.title, typed);
    return score === undefined ? [] : [{ action, score }];
  });
  return scored.toSorted((first, second) => first.score - second.score).map(({ action }) => action);
}
