/** Roles are in the workflow, models are routed to them. */
export const roles = ["architect", "builder", "designer", "reviewer", "debugger", "explorer"] as const;
export type Role = (typeof roles)[number];

/** One model of one provider, as the catalogue names it. */
export interface ModelRef {
  readonly provider: ProviderId;
  readonly model: string;
}

export const providerIds = ["anthropic", "gemini", "openai", "scripted"] as const;
export type ProviderId = (typeof providerIds)[number];

/** Who does a role's work: the first model, and whom to turn to when it cannot. */
export interface RoleChain {
  readonly models: readonly ModelRef[];
}

export type RoleAssignments = Readonly<Partial<Record<Role, RoleChain>>>;

/** The rule that picked a model, kept with the attempt. */
export interface Route {
  readonly role: Role;
  readonly model: ModelRef;
  readonly rule: "role-default" | "project-role" | "next-model" | "escalated" | "not-the-author" | "person";
  /** Plain words for the screen. */
  readonly why: string;
}
