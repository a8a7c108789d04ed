import { queryOptions } from "@tanstack/react-query";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { getAll } from "../get-all.ts";

/** The table of projects. Nothing announces changes over all projects, so it looks again while it is watched. */
export const projectsQuery = () =>
  queryOptions({
    queryKey: ["projects"],
    queryFn: ({ signal }) => getAll<ProjectSummary>("/api/projects", signal),
    refetchInterval: 10_000,
  });
