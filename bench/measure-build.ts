import { createFacts } from "../lib/db/create-facts.ts";
import { createPrismaClient } from "../lib/db/create-prisma-client.ts";
import { approveBlueprint } from "../lib/engine/commands/approve-blueprint.ts";
import { createProject } from "../lib/engine/commands/create-project.ts";
import { saveBlueprint } from "../lib/engine/commands/save-blueprint.ts";
import type { EngineDeps } from "../lib/engine/engine-deps.ts";
import { type FindReply, ScriptedGateway } from "../lib/models/scripted/gateway.ts";
import { openEngine } from "../lib/testing/open-engine.ts";
import type { PlannedModule } from "./layered-blueprint.ts";
import { withOwnDatabase } from "./own-database.ts";
import { type FactTimes, timedFacts } from "./timed-facts.ts";
import { TimedGateway } from "./timed-gateway.ts";

export interface BuildOrder {
  readonly markdown: string;
  readonly modules: readonly PlannedModule[];
  readonly findReply: FindReply;
  readonly parallel: number;
  readonly replaced?: Partial<EngineDeps>;
}

export interface MeasuredBuild {
  /** From the moment the build was opened to the moment it had ended. */
  readonly wallMs: number;
  /** How long each answer took at the gateway, by prompt and module. */
  readonly answerMs: ReadonlyMap<string, number>;
  readonly facts: FactTimes;
  /** Processor time of this process alone: git, sandboxes and PostgreSQL are others. */
  readonly cpuMs: number;
  /** Checks that a merge repeated because the tree was new. */
  readonly mergeChecks: number;
}

/** Builds a blueprint with the real engine, on a database and in a folder of its own. */
export function measureBuild(order: BuildOrder): Promise<MeasuredBuild> {
  return withOwnDatabase((url, folder) => buildOn(url, folder, order));
}

async function buildOn(url: string, folder: string, order: BuildOrder): Promise<MeasuredBuild> {
  const gateway = new TimedGateway(new ScriptedGateway(order.findReply));
  const db = createPrismaClient(url);
  const { facts, times } = timedFacts(createFacts({ db, clock: { now: () => new Date() } }));
  const replaced: Partial<EngineDeps> = {
    facts,
    gateways: { get: (provider) => (provider === "scripted" ? gateway : undefined) },
    ...order.replaced,
  };
  const { deps, close } = await openEngine(url, folder, order.findReply, replaced);
  const cpu = process.cpuUsage();
  const buildId = await startBuild(deps, order);
  const wallMs = await wholeBuild(deps, buildId);
  const { user, system } = process.cpuUsage(cpu);
  const mergeChecks = (await deps.facts.read.checks.list({ buildId, scope: "merge" })).length;
  await close();
  await db.$disconnect();
  return { wallMs, answerMs: gateway.ms, facts: times, cpuMs: (user + system) / 1000, mergeChecks };
}

async function startBuild(deps: EngineDeps, { markdown, parallel }: BuildOrder): Promise<string> {
  const created = await createProject(deps, {
    name: "Layers",
    brief: "Layers.",
    script: "layers",
    speed: 1,
    settings: { parallel },
  });
  if (!created.ok) throw new Error(created.error.message);
  const projectId = created.value.id;
  const saved = await saveBlueprint(deps, { projectId, markdown, baseVersion: 0 });
  if (!saved.ok) throw new Error(saved.error.message);
  const approved = await approveBlueprint(deps, { projectId, version: 1, build: true });
  if (!approved.ok) throw new Error(JSON.stringify(approved.error));
  if (approved.value.build === undefined) throw new Error("no build was opened");
  return approved.value.build;
}

async function wholeBuild(deps: EngineDeps, buildId: string): Promise<number> {
  const { builds } = deps.facts.read;
  // Seldom enough not to be measured itself; the times are those of the rows.
  for (;;) {
    const build = await builds.get(buildId);
    if (build?.endedAt) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const build = await builds.get(buildId);
  if (build?.outcome !== "merged" || build.endedAt === null) throw new Error(`the build ended as ${build?.outcome}`);
  return build.endedAt.getTime() - build.createdAt.getTime();
}
