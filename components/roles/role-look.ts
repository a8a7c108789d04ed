import type { Role } from "#lib/domain/routing/role.ts";

/** Two hues for six roles: who plans and judges is violet, who writes code is teal. */
export type Hue = "architect" | "builder";

interface RoleLook {
  readonly label: string;
  readonly hue: Hue;
}

export const roleLooks = {
  architect: { label: "Architect", hue: "architect" },
  reviewer: { label: "Reviewer", hue: "architect" },
  explorer: { label: "Explorer", hue: "architect" },
  builder: { label: "Builder", hue: "builder" },
  designer: { label: "Designer", hue: "builder" },
  debugger: { label: "Debugger", hue: "builder" },
} satisfies Record<Role, RoleLook>;

/** Attempts carry their role as text; one that this page does not know yet is shown by its own name. */
export function roleLook(role: string): RoleLook | { readonly label: string; readonly hue: undefined } {
  return Object.hasOwn(roleLooks, role) ? roleLooks[role as Role] : { label: role, hue: undefined };
}

/** The violet roles, then the teal ones, then what this page does not know. */
export function byHue(first: { readonly role: string }, second: { readonly role: string }): number {
  const order: readonly string[] = Object.keys(roleLooks);
  const place = ({ role }: { readonly role: string }) => (order.indexOf(role) + order.length + 1) % (order.length + 1);
  return place(first) - place(second);
}

export const hueText: Readonly<Record<Hue, string>> = { architect: "text-architect", builder: "text-builder" };
export const hueFill: Readonly<Record<Hue, string>> = { architect: "bg-architect-fill", builder: "bg-builder-fill" };
export const hueWash: Readonly<Record<Hue, string>> = {
  architect: "bg-architect-wash border-architect-fill/50 text-architect",
  builder: "bg-builder-wash border-builder-fill/50 text-builder",
};
