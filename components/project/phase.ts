import type { ProjectStatus } from "#lib/domain/build/status.ts";

/** The four steps of the loop, as the bar above every page shows them, and the page where each happens. */
export const phases = [
  { name: "Describe", page: "" },
  { name: "Design", page: "/blueprint" },
  { name: "Build", page: "/modules" },
  { name: "Use", page: "/preview" },
] as const;
export type Phase = (typeof phases)[number]["name"];

const phaseByStatus = {
  describing: "Describe",
  designing: "Design",
  editing: "Design",
  building: "Build",
  built: "Use",
} satisfies Record<ProjectStatus, Phase>;

export function phaseOf(status: ProjectStatus): Phase {
  return phaseByStatus[status];
}
