import type { Impact } from "#lib/domain/blueprint/blueprint.ts";

interface Touched {
  readonly id: string;
  readonly impact: Impact;
}

/** What an edit does, in one sentence: "This edit makes 2 of 9 modules stale (auth, api)." */
export function impactWords(modules: readonly Touched[]): string {
  const of = (...which: readonly Impact[]) => modules.filter(({ impact }) => which.includes(impact));
  const stale = of("rebuild", "recheck", "added");
  const removed = of("removed");
  const asked = of("ask");
  const total = modules.length - removed.length;
  const parts = [
    stale.length === 0
      ? "makes no module stale"
      : `makes ${stale.length} of ${total} ${total === 1 ? "module" : "modules"} stale${named(stale)}`,
    ...(removed.length > 0 ? [`removes ${removed.length}${named(removed)}`] : []),
    ...(asked.length > 0
      ? [`changes the shared part, which may concern ${asked.length === 1 ? asked[0]?.id : `${asked.length} others`}`]
      : []),
  ];
  return `This edit ${parts.join(", ")}.`;
}

const shownNames = 4;

function named(modules: readonly Touched[]): string {
  const names = modules.slice(0, shownNames).map(({ id }) => id);
  const more = modules.length - names.length;
  return ` (${names.join(", ")}${more > 0 ? ` and ${more} more` : ""})`;
}
