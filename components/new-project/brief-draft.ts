import type { EstimateRequest, NewProject } from "#lib/domain/api/project.ts";
import type { ModelRef, Role, RoleAssignments } from "#lib/domain/routing/role.ts";

/** What a person has typed so far, as text. */
export interface BriefDraft {
  readonly name: string;
  readonly brief: string;
  readonly budgetUsd: string;
  readonly buildBudgetUsd: string;
  /** Caps by role; absent or empty for none. */
  readonly roleBudgetsUsd: Readonly<Partial<Record<Role, string>>>;
  /** `provider/model` by role; absent where the installation's roles hold. */
  readonly models: Readonly<Partial<Record<Role, string>>>;
  readonly parallel: number;
  readonly reviews: number;
  readonly repairs: number;
  readonly askBeforeMerge: boolean;
  readonly context: "slice" | "whole";
  readonly atCap: "ask" | "partly";
}

export const emptyDraft: BriefDraft = {
  name: "",
  brief: "",
  budgetUsd: "",
  buildBudgetUsd: "",
  roleBudgetsUsd: {},
  models: {},
  parallel: 4,
  reviews: 3,
  repairs: 3,
  askBeforeMerge: false,
  context: "slice",
  atCap: "ask",
};

/** What is wrong with it, by field; empty when it can be sent. */
export function problemsOf(
  draft: BriefDraft,
): Readonly<Partial<Record<"name" | "brief" | "budgetUsd" | "budgets", string>>> {
  const { length } = draft.brief.trim();
  return {
    ...(length === 0 ? { brief: "Describe what is to be built." } : {}),
    ...(length > 200_000
      ? { brief: `A brief has at most 200,000 characters; this one has ${length.toLocaleString("en-US")}.` }
      : {}),
    ...(draft.name.trim().length > 120 ? { name: "A name has at most 120 characters." } : {}),
    ...(draft.budgetUsd.trim() !== "" && !isAmount(draft.budgetUsd) ? { budgetUsd: amountWords } : {}),
    ...([draft.buildBudgetUsd, ...Object.values(draft.roleBudgetsUsd)].some(
      (usd) => usd.trim() !== "" && !isAmount(usd),
    )
      ? { budgets: amountWords }
      : {}),
  };
}

const amountWords = "A positive amount in dollars, as 5 or 2.50.";

/** The first words of the brief stand for a name that nobody gave. */
export function nameOf(draft: BriefDraft): string {
  if (draft.name.trim() !== "") return draft.name.trim();
  const line = draft.brief.trim().split("\n")[0] ?? "";
  const words = line.replace(/^[#>*\-\s]+/, "").slice(0, 60);
  return words.length === 60
    ? `${words.slice(0, Math.max(20, words.lastIndexOf(" "))).trim()}…`
    : words.trim() || "Untitled";
}

export function toNewProject(draft: BriefDraft): NewProject {
  const { parallel, reviews, repairs, askBeforeMerge, context, atCap } = draft;
  const roleCaps = Object.entries(draft.roleBudgetsUsd).filter(([, usd]) => usd.trim() !== "");
  const roles = rolesOf(draft);
  return {
    name: nameOf(draft),
    brief: draft.brief.trim(),
    settings: { parallel, reviews, repairs, askBeforeMerge, context, atCap },
    ...(draft.budgetUsd.trim() === "" ? {} : { budgetUsd: draft.budgetUsd.trim() }),
    ...(draft.buildBudgetUsd.trim() === "" ? {} : { buildBudgetUsd: draft.buildBudgetUsd.trim() }),
    ...(roleCaps.length === 0
      ? {}
      : { roleBudgetsUsd: Object.fromEntries(roleCaps.map(([role, usd]) => [role, usd.trim()])) }),
    ...(roles ? { roles } : {}),
  };
}

export function toEstimateRequest(draft: BriefDraft): EstimateRequest {
  const { roles, settings } = toNewProject(draft);
  return { briefCharacters: draft.brief.trim().length, ...(settings ? { settings } : {}), ...(roles ? { roles } : {}) };
}

function isAmount(text: string): boolean {
  return /^\d{1,7}(\.\d{1,6})?$/.test(text.trim()) && Number(text) > 0;
}

function rolesOf({ models }: BriefDraft): NewProject["roles"] {
  const chosen = Object.entries(models).flatMap(([role, id]) => {
    const model = id ? modelOf(id) : undefined;
    return model ? [[role, [model]] as const] : [];
  });
  return chosen.length === 0
    ? undefined
    : (Object.fromEntries(chosen) as NonNullable<NewProject["roles"]> & RoleAssignments);
}

/** Models are named `provider/model`; a model's own name may have slashes. */
export function modelOf(id: string): ModelRef | undefined {
  const at = id.indexOf("/");
  const [provider, model] = [id.slice(0, at), id.slice(at + 1)];
  if (provider !== "anthropic" && provider !== "gemini" && provider !== "openai") return undefined;
  return model === "" ? undefined : { provider, model };
}
