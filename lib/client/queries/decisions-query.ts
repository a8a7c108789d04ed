import { queryOptions } from "@tanstack/react-query";
import type { DecisionView } from "#lib/domain/api/build.ts";
import type { DecisionStatus } from "#lib/domain/build/status.ts";
import { getAll } from "../get-all.ts";

/** What waits for a person in all projects. Nothing announces it over all of them, so it looks again while it is watched. */
export const openDecisionsQuery = () =>
  queryOptions({
    queryKey: ["decisions", "open"],
    queryFn: ({ signal }) => getAll<DecisionView>("/api/decisions?status=open", signal),
    refetchInterval: 10_000,
  });

export const pastDecisionsQuery = (status: Exclude<DecisionStatus, "open">) =>
  queryOptions({
    queryKey: ["decisions", status],
    queryFn: ({ signal }) => getAll<DecisionView>(`/api/decisions?status=${status}`, signal),
  });
