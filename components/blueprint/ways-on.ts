import type { BuildView } from "#lib/domain/api/build.ts";
import type { Impact } from "#lib/domain/blueprint/blueprint.ts";

/** How many modules a model builds on each way on, once a newer version is approved than the live build builds. */
export interface WaysOn {
  /** What is unfinished in the live build, then what the newer version makes stale. */
  readonly finish: number;
  /** All that the live build was for, in the newer version, at once. */
  readonly instead: number;
}

interface Touched {
  readonly id: string;
  readonly impact: Impact;
}

export function waysOn(live: Pick<BuildView, "modules">, edit: readonly Touched[]): WaysOn {
  const gone = new Set(edit.filter(({ impact }) => impact === "removed").map(({ id }) => id));
  const stale = edit.filter(({ impact }) => impact === "rebuild" || impact === "added").map(({ id }) => id);
  const inBuild = live.modules.filter(({ impact }) => impact === "rebuild" || impact === "added");
  // One that waits for a person is not finished by this build unless it is told how, which has no price yet.
  const unfinished = inBuild.filter(({ status }) => status !== "ended" && status !== "deciding");
  return {
    finish: unfinished.length + stale.length,
    instead: new Set([...inBuild.map(({ id }) => id).filter((id) => !gone.has(id)), ...stale]).size,
  };
}
