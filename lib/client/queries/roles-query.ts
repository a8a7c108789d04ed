import { queryOptions } from "@tanstack/react-query";
import type { RolesView } from "#lib/domain/api/settings.ts";
import { api } from "../api.ts";

export const rolesQuery = () =>
  queryOptions({
    queryKey: ["roles"],
    queryFn: ({ signal }) => api.get<RolesView>("/api/roles", { signal }),
  });
