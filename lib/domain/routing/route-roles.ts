import { type ModelRef, type Role, roles } from "./role.ts";
import { type RouteQuestion, routeTask } from "./route-task.ts";

export interface RoutedRoles {
  /** Who would do each role's work now. */
  readonly routed: Readonly<Partial<Record<Role, ModelRef>>>;
  /** Roles that nobody can do. */
  readonly unrouted: readonly Role[];
}

/** Who would do the work if it began now. The reviewer is the one that would judge the builder's work. */
export function routeRoles(question: Pick<RouteQuestion, "chains" | "isReady">): RoutedRoles {
  const pick = (role: Role, author?: ModelRef) =>
    routeTask({ ...question, role, spent: [], escalated: false, ...(author !== undefined && { author }) });
  const builder = pick("builder");
  const routed: Partial<Record<Role, ModelRef>> = {};
  for (const role of roles) {
    const route = pick(role, role === "reviewer" && builder.ok ? builder.value.model : undefined);
    if (route.ok) routed[role] = route.value.model;
  }
  return { routed, unrouted: roles.filter((role) => routed[role] === undefined) };
}
