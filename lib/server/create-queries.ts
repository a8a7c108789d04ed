import { decisionView } from "#lib/db/queries/decision-view.ts";
import { findingView } from "#lib/db/queries/finding-view.ts";
import { listAttempts } from "#lib/db/queries/list-attempts.ts";
import { listBills } from "#lib/db/queries/list-bills.ts";
import { listBuilds } from "#lib/db/queries/list-builds.ts";
import { listDecisions, listInbox } from "#lib/db/queries/list-decisions.ts";
import { listEvents } from "#lib/db/queries/list-events.ts";
import { listProjects } from "#lib/db/queries/list-projects.ts";
import { listVersions } from "#lib/db/queries/list-versions.ts";
import type { QueryDeps } from "#lib/db/queries/query-deps.ts";
import { readAllSpend } from "#lib/db/queries/read-all-spend.ts";
import { readAttempt } from "#lib/db/queries/read-attempt.ts";
import { readBill } from "#lib/db/queries/read-bill.ts";
import { readBlueprint } from "#lib/db/queries/read-blueprint.ts";
import { readBuild } from "#lib/db/queries/read-build.ts";
import { readLearned } from "#lib/db/queries/read-learned.ts";
import { readModule } from "#lib/db/queries/read-module.ts";
import { readProject } from "#lib/db/queries/read-project.ts";
import { readSpend } from "#lib/db/queries/read-spend.ts";
import type { DecisionView, FindingView } from "#lib/domain/api/build.ts";
import type { EstimateRequest, EstimateView } from "#lib/domain/api/project.ts";
import type { RoleAssignments } from "#lib/domain/routing/role.ts";
import { routeRoles } from "#lib/domain/routing/route-roles.ts";
import { planPreview } from "#lib/engine/commands/plan-preview.ts";
import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import { listPreparedEdits } from "#lib/engine/queries/list-prepared-edits.ts";
import { countModules, readEstimate } from "#lib/engine/queries/read-estimate.ts";
import { readImpact } from "#lib/engine/queries/read-impact.ts";
import { readModels } from "#lib/engine/queries/read-models.ts";
import { readProviders } from "#lib/engine/queries/read-providers.ts";
import { readRoles } from "#lib/engine/queries/read-roles.ts";
import { defaultRoles, scriptedRoles } from "#lib/engine/steps/default-roles.ts";

/** Binds a query to what it reads from; what it is asked stays its caller's. */
function bind<Deps, Rest extends readonly unknown[], Answer>(
  deps: Deps,
  query: (deps: Deps, ...rest: Rest) => Answer,
): (...rest: Rest) => Answer {
  return (...rest) => query(deps, ...rest);
}

/** Everything that a page may ask, bound to this application. A query answers undefined for what there is not. */
export function createQueries(deps: EngineDeps, db: QueryDeps["db"]) {
  const { facts } = deps;
  const surroundings = createQueryDeps(deps, db);
  /** What was learned of the models that would do the work. */
  const learnedFor = async (roles: RoleAssignments = {}) => {
    const { routed } = routeRoles({
      chains: {
        project: roles,
        installation: await deps.installation.roles(),
        defaults: surroundings.defaultRoles(false),
      },
      isReady: () => true,
    });
    const { architect, builder, designer, reviewer } = routed;
    return readLearned(db, {
      ...(architect && { architect }),
      ...(builder && { builder }),
      ...(designer && { designer }),
      ...(reviewer && { reviewer }),
    });
  };
  return {
    listProjects: bind(db, listProjects),
    readProject: bind(surroundings, readProject),
    readBlueprint: bind(surroundings, readBlueprint),
    listVersions: bind(db, listVersions),
    listBuilds: bind(db, listBuilds),
    readBuild: bind(db, readBuild),
    readModule: bind(surroundings, readModule),
    listDecisions: bind(db, listDecisions),
    listInbox: bind(db, listInbox),
    listAttempts: bind(db, listAttempts),
    readAttempt: bind(surroundings, readAttempt),
    listEvents: bind(db, listEvents),
    readSpend: bind(surroundings, readSpend),
    readAllSpend: bind(db, readAllSpend),
    listBills: bind(db, listBills),
    readBill: bind(surroundings, readBill),
    readModels: bind(deps, readModels),
    readProviders: bind(deps, readProviders),
    readRoles: bind(deps, readRoles),
    listPreparedEdits: bind(deps, listPreparedEdits),
    readImpact: async (projectId: string, from: number, to: number) =>
      readImpact(deps, { projectId, from, to }, await learnedFor((await facts.read.projects.get(projectId))?.roles)),
    async estimateProject(projectId: string, only?: number): Promise<EstimateView | undefined> {
      const project = await facts.read.projects.get(projectId);
      if (project === undefined || project.deletedAt !== null) return undefined;
      const { brief, roles, settings, script } = project;
      const modules = only ?? countModules((await facts.read.versions.list({ projectId })).at(-1)?.markdown);
      const order = { brief, roles, settings, scripted: script !== null, ...(modules !== undefined && { modules }) };
      return readEstimate(deps, order, script === null ? await learnedFor(roles) : {});
    },
    estimateNew: async ({ briefCharacters, roles, settings }: EstimateRequest): Promise<EstimateView> => {
      const given = Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined));
      // Only the number of its words counts; English words have five letters and a space.
      const brief = "words ".repeat(Math.ceil(Math.min(briefCharacters, 200_000) / 6));
      return readEstimate(deps, { brief, roles, settings: given }, await learnedFor(roles));
    },
    async readDecision(projectId: string, decisionId: string): Promise<DecisionView | undefined> {
      const decision = await facts.read.decisions.get(decisionId);
      const project = await facts.read.projects.get(projectId);
      return decision?.projectId === projectId && project ? decisionView(decision, project.name) : undefined;
    },
    async readFinding(projectId: string, findingId: string): Promise<FindingView | undefined> {
      const finding = await facts.read.findings.get(findingId);
      return finding?.projectId === projectId ? findingView(finding) : undefined;
    },
  };
}

function createQueryDeps(deps: EngineDeps, db: QueryDeps["db"]): QueryDeps {
  const { catalog, providers, repositories } = deps;
  return {
    ...deps,
    db,
    defaultRoles: (scripted) => (scripted ? scriptedRoles(catalog) : defaultRoles(catalog, providers.list())),
    priceOf: (model, at) => catalog.price(model, at),
    async previewOf(projectId) {
      const plan = await planPreview({ repositories }, projectId);
      return plan.ok ? { available: true, reason: null } : { available: false, reason: plan.error.message };
    },
  };
}
