import type { ProjectStatus } from "#lib/domain/build/status.ts";
import type { Look } from "./look.ts";

const looks = {
  describing: { label: "Described", shape: "ring", tone: "faint" },
  designing: { label: "Designing", shape: "half", tone: "architect", live: true },
  editing: { label: "Editing", shape: "pencil", tone: "neutral" },
  building: { label: "Building", shape: "half", tone: "builder", live: true },
  built: { label: "Built", shape: "tick", tone: "good" },
} satisfies Record<ProjectStatus, Look>;

/** What waits for a person comes before what the project is doing. */
export function projectLook(project: { status: ProjectStatus; waiting: number }): Look {
  if (project.waiting > 0) return { label: "Needs you", shape: "question", tone: "person" };
  return looks[project.status];
}
