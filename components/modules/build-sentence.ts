import type { BuildView } from "#lib/domain/api/build.ts";

const phases = {
  modules: "",
  whole: "The whole is checked.",
  integration: "The whole is reviewed.",
  finishing: "It is being moved to main.",
} satisfies Record<BuildView["phase"], string>;

/** Where a build stands, and what its state means. */
export function buildSentence(build: BuildView, running: number): string {
  const { status, outcome, control, phase, modules, version } = build;
  const merged = modules.filter((module) => module.outcome === "merged" || module.outcome === "kept").length;
  const deciding = modules.filter((module) => module.status === "deciding").length;
  const done = `${merged} of ${modules.length} modules of v${version} are in`;
  const needs = deciding > 0 ? ` ${deciding} ${deciding === 1 ? "needs" : "need"} you.` : "";
  if (status === "running" && control === "cancel") return `${done}. Being cancelled: what runs ends within a second.`;
  if (status === "paused" && running > 0) {
    const requests = running === 1 ? "1 request that runs finishes" : `${running} requests that run finish`;
    return `${done}. Pausing: ${requests}, and nothing new starts.${needs}`;
  }
  if (status === "paused")
    return `${done}. Paused: what is finished stays, and nothing is spent until you resume.${needs}`;
  if (status === "running") return `${done}. ${phases[phase]}${needs}`.replace("  ", " ").trim();
  if (outcome === "cancelled") return `${done}. Cancelled: its branch is kept, and main did not move.`;
  if (outcome === "partly") return `${done}. The others were left out.`;
  return `${done}, and main moved to it.`;
}
