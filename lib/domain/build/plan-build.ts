import type { Build, ModuleRun } from "./build.ts";
import type { BuildOutcome } from "./status.ts";

export interface BuildStanding {
  readonly build: Build;
  readonly runs: readonly ModuleRun[];
  readonly openDecision: boolean;
}

export type BuildAction =
  | { readonly do: "wait"; readonly why: string }
  | { readonly do: "check-whole" }
  | { readonly do: "review-whole" }
  | { readonly do: "finish"; readonly outcome: BuildOutcome }
  | { readonly do: "done" };

/** The next thing to do for a build as a whole. Modules plan for themselves (`planModule`). */
export function planBuild({ build, runs, openDecision }: BuildStanding): BuildAction {
  if (build.status === "ended") return { do: "done" };
  if (build.control === "cancel") return { do: "finish", outcome: "cancelled" };
  if (openDecision) return { do: "wait", why: "an answer from you" };
  if (runs.some((run) => run.status !== "ended")) return { do: "wait", why: "modules" };
  if (build.control !== "run") return { do: "wait", why: "the build is paused" };
  const merged = runs.some((run) => run.outcome === "merged");
  // A build without modules takes away what the blueprint no longer has; the rest is checked as ever.
  if (!merged && runs.length > 0)
    return { do: "finish", outcome: runs.every((run) => run.outcome === "kept") ? "merged" : "partly" };
  if (build.phase === "modules" || build.phase === "whole") return { do: "check-whole" };
  if (build.phase === "integration") return { do: "review-whole" };
  return { do: "finish", outcome: runs.some((run) => run.outcome === "left-out") ? "partly" : "merged" };
}
