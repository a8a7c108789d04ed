import type { EstimateView } from "../../domain/api/project.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { countWords } from "../../domain/blueprint/words.ts";
import { type ProjectSettings, projectSettingsSchema } from "../../domain/project/project.ts";
import type { RoleAssignments } from "../../domain/routing/role.ts";
import { type EstimatedRole, estimateProject, type LearnedRole } from "../../domain/spend/estimate-project.ts";
import { usdOfPico } from "../../domain/spend/money.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { estimatedRoles } from "./estimated-roles.ts";

type EstimateDeps = Pick<EngineDeps, "facts" | "catalog" | "installation" | "providers" | "clock">;

export interface EstimateOrder {
  readonly brief: string;
  readonly roles?: RoleAssignments | undefined;
  readonly settings?: Partial<ProjectSettings> | undefined;
  /** Of a blueprint that is there: then its modules are counted. */
  readonly modules?: number;
  readonly scripted?: boolean;
}

/** What a project will cost, before anything is spent: a range, with what it was learned from. */
export async function readEstimate(
  deps: EstimateDeps,
  order: EstimateOrder,
  learned: Readonly<Partial<Record<EstimatedRole, LearnedRole>>>,
): Promise<EstimateView> {
  const settings = projectSettingsSchema.parse(order.settings ?? {});
  const estimate = estimateProject({
    briefWords: countWords(order.brief),
    ...(order.modules !== undefined && { modules: order.modules }),
    withDesign: order.modules === undefined,
    reviews: settings.reviews,
    repairs: settings.repairs,
    roles: await estimatedRoles(deps, order),
    learned,
  });
  return {
    low: usdOfPico(estimate.lowPicoUsd),
    high: usdOfPico(estimate.highPicoUsd),
    byRole: estimate.byRole.map(({ role, model, lowPicoUsd, highPicoUsd, priced }) => ({
      role,
      model,
      low: usdOfPico(lowPicoUsd),
      high: usdOfPico(highPicoUsd),
      priced,
    })),
    modules: estimate.modules,
    basis: estimate.basis,
    pricesAsOf: deps.catalog.asOf,
  };
}

/** Modules of a blueprint text; undefined where none can be read yet. */
export function countModules(markdown: string | undefined): number | undefined {
  const modules = markdown === undefined ? undefined : parseBlueprint(markdown).blueprint?.modules.length;
  return modules === 0 ? undefined : modules;
}
