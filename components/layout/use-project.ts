"use client";
import { useQuery } from "@tanstack/react-query";
import { ApiError } from "#lib/client/api-error.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** The project of the page for the parts around it: undefined until it is known, and once it is deleted. */
export function useProject(projectId: string | undefined): ProjectView | undefined {
  const { data, error } = useQuery({ ...projectQuery(projectId ?? ""), enabled: projectId !== undefined });
  return isGone(error) ? undefined : data;
}

/** Whether the server has answered that there is no such project. */
export function useIsGone(projectId: string | undefined): boolean {
  const { error } = useQuery({ ...projectQuery(projectId ?? ""), enabled: projectId !== undefined });
  return isGone(error);
}

export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
