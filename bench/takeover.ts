import { createPrismaClient } from "../lib/db/create-prisma-client.ts";
import { approveBlueprint } from "../lib/engine/commands/approve-blueprint.ts";
import { createProject } from "../lib/engine/commands/create-project.ts";
import { saveBlueprint } from "../lib/engine/commands/save-blueprint.ts";
import { crashBlueprint, crashWords } from "../lib/testing/crash/crash-words.ts";
import { WorkServers } from "../lib/testing/crash/work-servers.ts";
import { openParts } from "../lib/testing/open-engine.ts";
import { okay } from "../lib/testing/open-stage.ts";
import { until } from "../lib/testing/until.ts";
import { WireProvider } from "../lib/testing/wire-provider.ts";
import { withOwnDatabase } from "./own-database.ts";
import { percentile, report } from "./report.ts";

/**
 * How long a build stands still when the server that works on it is killed: from the signal to the next request that
 * is begun, where another server lives, and where the killed one is started again at once.
 */
const times = 8;

const [takenOver, startedAgain] = await withOwnDatabase(async (url, dataDir) => {
  await using wire = await WireProvider.start({ handler: crashWords, tickMs: 20 });
  const prisma = createPrismaClient(url);
  const measure = async (others: number): Promise<number[]> => {
    const stoodStillMs: number[] = [];
    while (stoodStillMs.length < times) {
      await using servers = new WorkServers(url, dataDir, wire.url);
      await Promise.all(Array.from({ length: 1 + others }, () => servers.start()));
      const projectId = await begin(url, dataDir);
      for (let kill = 0; kill < 2; kill++) {
        const running = { where: { projectId, status: "running" } };
        await until("a request is under way", async () => (await prisma.attempt.count(running)) > 0);
        const { owner } = await prisma.project.findUniqueOrThrow({ where: { id: projectId } });
        const begun = await prisma.attempt.count({ where: { projectId } });
        const from = performance.now();
        await servers.kill(owner ?? "");
        const again = servers.start();
        await until("another is begun", async () => (await prisma.attempt.count({ where: { projectId } })) > begun);
        stoodStillMs.push(performance.now() - from);
        await again;
      }
      await servers.stop();
      await prisma.project.deleteMany({});
    }
    return stoodStillMs;
  };
  const all = [await measure(1), await measure(0)] as const;
  await prisma.$disconnect();
  return all;
});

report({
  "Taken over by another server, median (ms)": percentile(takenOver, 0.5),
  "Taken over by another server, most (ms)": Math.max(...takenOver),
  "Gone on by the same server, started again, median (ms)": percentile(startedAgain, 0.5),
  "Gone on by the same server, started again, most (ms)": Math.max(...startedAgain),
});

/** A build that is just being begun, as a person orders it. */
async function begin(url: string, dataDir: string): Promise<string> {
  const { deps, close } = await openParts(url, dataDir);
  const { id } = okay(await createProject(deps, { name: "Taken over", brief: "Texts." }));
  okay(await saveBlueprint(deps, { projectId: id, markdown: crashBlueprint, baseVersion: 0 }));
  okay(await approveBlueprint(deps, { projectId: id, version: 1, build: true }));
  await close();
  return id;
}
