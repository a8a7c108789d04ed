import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { healthViewSchema } from "#lib/domain/api/settings.ts";
import { api } from "../api.ts";

export const healthQuery = () =>
  queryOptions({
    queryKey: ["health"],
    queryFn: ({ signal }) => api.get<z.infer<typeof healthViewSchema>>("/api/health", { signal }),
    staleTime: 60_000,
  });
