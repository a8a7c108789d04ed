import { err, ok, type Result } from "../result.ts";
import { isSameModel } from "./base-model.ts";
import type { ModelRef, Role, RoleAssignments, Route } from "./role.ts";

export interface RouteQuestion {
  readonly role: Role;
  /** Chains in order of precedence: the project's own, the installation's, the defaults. */
  readonly chains: {
    readonly project: RoleAssignments;
    readonly installation: RoleAssignments;
    readonly defaults: RoleAssignments;
  };
  /** True when the provider can be asked now: it has a key, or needs none. */
  readonly isReady: (model: ModelRef) => boolean;
  /** Models that already failed at this very task and are not to be asked again. */
  readonly spent: readonly ModelRef[];
  /** The same by rule, for models that nobody has asked yet: one that refused does so by any provider. */
  readonly isBarred?: (model: ModelRef) => boolean;
  /** The last round before a limit: the next model of the role writes it, or the architect's. */
  readonly escalated: boolean;
  /** Who wrote what is judged; a reviewer is somebody else where anybody else is configured. */
  readonly author?: ModelRef;
  /** Others that wrote in the same round: a repair, or what a cut answer had left. */
  readonly alsoWrote?: readonly ModelRef[];
  /** A person's choice for this piece of work. */
  readonly chosen?: ModelRef;
}

export type RouteRefusal = { readonly type: "no-model"; readonly role: Role; readonly why: string };

/** Picks the model for one piece of work, and says by which rule. Pure; the answer is kept with the attempt. */
export function routeTask(question: RouteQuestion): Result<Route, RouteRefusal> {
  const { role, chosen } = question;
  if (chosen && canBeAsked(question, chosen))
    return ok({ role, model: chosen, rule: "person", why: "A person chose this model for the round." });

  const chain = chainOf(question, role);
  const candidates = chain.models.filter((model) => canBeAsked(question, model));

  if (question.escalated) {
    const next = candidates.find((model) => candidates[0] && !isSameModel(model.model, candidates[0].model));
    const stronger = next ?? architectOf(question);
    if (stronger) return ok({ role, model: stronger, rule: "escalated", why: escalationWhy(next !== undefined) });
  }
  if (role === "reviewer" && question.author) return routeReviewer(question, candidates, question.author);

  const first = candidates[0];
  if (!first) return err({ type: "no-model", role, why: refusalWhy(chain.models, question) });
  if (question.spent.length > 0)
    return ok({
      role,
      model: first,
      rule: "next-model",
      why: `${label(question.spent.at(-1))} failed; this is the next of the role.`,
    });
  return ok({
    role,
    model: first,
    rule: chain.own ? "project-role" : "role-default",
    why: chain.own ? "First choice of the role in this project." : "First choice of the role.",
  });
}

function routeReviewer(
  question: RouteQuestion,
  candidates: readonly ModelRef[],
  author: ModelRef,
): Result<Route, RouteRefusal> {
  // Another provider does not make it another judge.
  const wrote = (authors: readonly ModelRef[], model: ModelRef) =>
    authors.some((other) => isSameModel(other.model, model.model));
  const ready = [...candidates, ...allModels(question)].filter(
    (model) => !wrote([author], model) && question.isReady(model),
  );
  const wroteNothing = ready.filter((model) => !wrote(question.alsoWrote ?? [], model));
  // Where all have written in the round, the one that wrote last is still the one to leave out.
  const strangers = wroteNothing.length > 0 ? wroteNothing : ready;
  const others = strangers.filter((model) => canBeAsked(question, model));
  const first = others[0];
  const usual = candidates[0];
  if (first && usual && same(first, usual))
    return ok({
      role: "reviewer",
      model: first,
      rule: "role-default",
      why: "First choice of the role; it did not write the round.",
    });
  if (first)
    return ok({
      role: "reviewer",
      model: first,
      rule: "not-the-author",
      why: `${label(author)} wrote the round, so another model judges it.`,
    });
  // That the others failed makes nobody the judge of its own work.
  if (strangers.length > 0) return err({ type: "no-model", role: "reviewer", why: strangersFailed(author) });
  if (usual)
    return ok({
      role: "reviewer",
      model: usual,
      rule: "role-default",
      why: "Only one model is configured: it reviews its own work.",
    });
  return err({ type: "no-model", role: "reviewer", why: refusalWhy([], question) });
}

/** A designer is a builder for `ui`; a reviewer, debugger or explorer without models of its own is the architect. */
const standIns: Partial<Record<Role, Role>> = {
  designer: "builder",
  reviewer: "architect",
  debugger: "architect",
  explorer: "architect",
};

/** A role's models, and whether the project chose them. */
export function chainOf(question: RouteQuestion, role: Role): { models: readonly ModelRef[]; own: boolean } {
  const { project, installation, defaults } = question.chains;
  const own = project[role];
  if (own) return { models: own, own: true };
  const models = installation[role] ?? defaults[role];
  if (models) return { models, own: false };
  const standIn = standIns[role];
  return standIn ? chainOf(question, standIn) : { models: [], own: false };
}

/** The architect's model, where it can still be asked. */
export function architectOf(question: RouteQuestion): ModelRef | undefined {
  return chainOf(question, "architect").models.find((model) => canBeAsked(question, model));
}

/** Ready, and not out of the question for this task. */
export function canBeAsked({ isReady, spent, isBarred }: RouteQuestion, model: ModelRef): boolean {
  return isReady(model) && !isIn(spent, model) && !isBarred?.(model);
}

/** Every model that is configured for any role, strongest roles first. */
function allModels(question: RouteQuestion): readonly ModelRef[] {
  const order: readonly Role[] = ["architect", "reviewer", "debugger", "builder", "designer", "explorer"];
  return order.flatMap((role) => chainOf(question, role).models);
}

function refusalWhy(chain: readonly ModelRef[], question: RouteQuestion): string {
  if (chain.length === 0) return `No model is configured for the ${question.role}.`;
  const unready = chain.filter((model) => !question.isReady(model));
  if (unready.length > 0) return `${unready.map(label).join(", ")}: no key is set for the provider.`;
  return `Every model of the ${question.role} failed at this task.`;
}

function strangersFailed(author: ModelRef): string {
  return `Every model but ${label(author)}, which wrote the round, failed at this task.`;
}

function escalationWhy(hasNext: boolean): string {
  return hasNext
    ? "Last round before the limit: the next model of the role writes it."
    : "Last round before the limit: the architect's model writes it.";
}

function isIn(models: readonly ModelRef[], model: ModelRef): boolean {
  return models.some((other) => same(other, model));
}

export function same(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model;
}

/** `provider/model`, as rounds keep their author. */
export function label(model: ModelRef | undefined): string {
  return model ? `${model.provider}/${model.model}` : "nobody";
}
