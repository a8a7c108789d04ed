import type { ModelRef, Role, RoleAssignments } from "#lib/domain/routing/role.ts";

export const longestChain = 5;

/** The assignment with one role's chain replaced; an empty chain gives the role back to its default. */
export function withChain(assigned: RoleAssignments, role: Role, chain: readonly ModelRef[]): RoleAssignments {
  const { [role]: _before, ...others } = assigned;
  return chain.length === 0 ? others : { ...others, [role]: chain };
}

/** The chain with one place changed: another model, or none. The same model never stands in it twice. */
export function changeAt(chain: readonly ModelRef[], at: number, model: ModelRef | undefined): readonly ModelRef[] {
  const next = [...chain.slice(0, at), ...(model ? [model] : []), ...chain.slice(at + 1)];
  return next.filter((each, index) => next.findIndex((other) => isSame(other, each)) === index).slice(0, longestChain);
}

export function isSame(first: ModelRef, second: ModelRef): boolean {
  return first.provider === second.provider && first.model === second.model;
}
