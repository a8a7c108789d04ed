"use client";
import { useQuery } from "@tanstack/react-query";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** The project of the page for the parts around it: undefined until it is known. */
export function useProject(projectId: string | undefined): ProjectView | undefined {
  return useQuery({ ...projectQuery(projectId ?? ""), enabled: projectId !== undefined }).data;
}
