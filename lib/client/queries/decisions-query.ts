import { queryOptions } from "@tanstack/react-query";
import type { DecisionView } from "#lib/domain/api/build.ts";
import { getAll } from "../get-all.ts";

/** What waits for a person in all projects, and what was answered. */
export const decisionsQuery = () =>
  queryOptions({
    queryKey: ["decisions"],
    queryFn: ({ signal }) => getAll<DecisionView>("/api/decisions", signal),
    refetchInterval: 10_000,
  });
