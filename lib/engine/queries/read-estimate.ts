import type { EstimateView } from "../../domain/api/project.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { countWords } from "../../domain/blueprint/words.ts";
import { type ProjectSettings, projectSettingsSchema } from "../../domain/project/project.ts";
import type { RoleAssignments } from "../../domain/routing/role.ts";
import { routeTask } from "../../domain/routing/route-task.ts";
import { type EstimatedRole, estimateProject, type LearnedRole } from "../../domain/spend/estimate-project.ts";
import { usdOfPico } from "../../domain/spend/money.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { defaultRoles, scriptedRoles } from "../steps/default-roles.ts";

type EstimateDeps = Pick<EngineDeps, "facts" | "catalog" | "installation" | "providers" | "clock">;

export interface EstimateOrder {
  readonly brief: string;
  readonly roles?: RoleAssignments | undefined;
  readonly settings?: Partial<ProjectSettings> | undefined;
  /** Of a blueprint that is there: then its modules are counted. */
  readonly modules?: number;
  readonly scripted?: boolean;
}

const estimated = ["architect", "builder", "designer", "reviewer"] as const;

/** What a project will cost, before anything is spent: a range, with what it was learned from. */
export async function readEstimate(
  deps: EstimateDeps,
  order: EstimateOrder,
  learned: Readonly<Partial<Record<EstimatedRole, LearnedRole>>>,
): Promise<EstimateView> {
  const settings = projectSettingsSchema.parse(order.settings ?? {});
  const defaults = order.scripted ? scriptedRoles(deps.catalog) : defaultRoles(deps.catalog, deps.providers.list());
  const installation = order.scripted ? {} : await deps.installation.roles();
  const at = deps.clock.now();
  const chosen = estimated.flatMap((role) => {
    const route = routeTask({
      role,
      chains: { project: order.roles ?? {}, installation, defaults },
      isReady: () => true,
      spent: [],
      escalated: false,
    });
    if (!route.ok) return [];
    const { model } = route.value;
    const card = deps.catalog.price(model, at);
    return [{ role, model: model.model, ...(card && { card }) }];
  });
  const estimate = estimateProject({
    briefWords: countWords(order.brief),
    ...(order.modules !== undefined && { modules: order.modules }),
    withDesign: order.modules === undefined,
    reviews: settings.reviews,
    repairs: settings.repairs,
    roles: chosen,
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
