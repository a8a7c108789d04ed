import { runningOfBuild } from "#components/project/running-of-build.ts";
import type { Look } from "#components/status/look.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

type Asked = Pick<ProjectView, "attempts" | "build" | "design" | "decisions" | "held">;

export interface RunningWords extends Look {
  /** What stands in the place of the attempts where none runs. */
  readonly says: string;
}

/** What a project does right now, for the bar above its pages; undefined where nothing is under way. */
export function runningWords(project: Asked): RunningWords | undefined {
  const { attempts, design, held, decisions } = project;
  const build = project.build?.status === "ended" ? null : project.build;
  const count = attempts.length;
  if (build?.status === "paused") {
    const label = runningOfBuild(project) > 0 ? `Pausing, ${count} running` : "Paused";
    return { label, shape: "pause", tone: "person", says: "The build is paused; nothing runs." };
  }
  if (count > 0) return { label: `${count} running`, shape: "half", tone: "neutral", live: true, says: "" };
  if (!build && design?.status !== "running") return undefined;
  if (held !== null || build?.modules.some((module) => module.held !== null)) {
    const says = "What is next waits for its provider or the budget; nothing is spent meanwhile.";
    return { label: "Waiting", shape: "dotted", tone: "neutral", says };
  }
  if (decisions.some(({ status }) => status === "open") && !isAtWork(build)) {
    return {
      label: "Waits for you",
      shape: "dotted",
      tone: "neutral",
      says: "What is next waits for your answer; nothing runs, and nothing is spent meanwhile.",
    };
  }
  return { label: "Checking", shape: "half", tone: "neutral", says: "No model is at work; checks and merges are." };
}

/** Whether a part of the build goes on without a model: checks, merges, or the step to the next request. */
function isAtWork(build: ProjectView["build"]): boolean {
  return (
    build?.modules.some(({ status }) => status !== "waiting" && status !== "deciding" && status !== "ended") ?? false
  );
}
