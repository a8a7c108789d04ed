// Run as a process of its own by lib/db/prisma-data-source.test.ts: counts in a workflow, and dies where it is told.
// Arguments: database URL, workflow id, and what to die at: "inside 3" (before the third commit), "after 3", or "never".
import { DBOS } from "@dbos-inc/dbos-sdk";
import { createFacts } from "#lib/db/create-facts.ts";
import { createPrismaClient } from "#lib/db/create-prisma-client.ts";
import { PrismaDataSource } from "#lib/db/prisma-data-source.ts";

const [url = "", workflowId = "", death = "never"] = process.argv.slice(2);
const client = createPrismaClient(url, { connections: 5 });
let commits = 0;

/** Prisma as it is, but for the moment right after a commit, when DBOS does not know of it yet. */
const db: typeof client = Object.create(client, {
  $transaction: {
    value: async (work: Parameters<typeof client.$transaction>[0]) => {
      const result = await client.$transaction(work as never);
      if (death === `after ${commits}`) process.kill(process.pid, "SIGKILL");
      return result;
    },
  },
});
const dataSource = new PrismaDataSource(db);
const facts = createFacts({ db, clock: { now: () => new Date() }, dataSource });

const count = DBOS.registerWorkflow(
  async () => {
    const numbers: number[] = [];
    for (let i = 1; i <= 5; i++) {
      const { number, at } = await facts.commit(`count ${i}`, async (tx) => {
        commits = i;
        const project = await tx.lockProject("counted");
        const next = Number(project?.budgetPicoUsd ?? 0n) + 1;
        await tx.projects.change("counted", {}, { budgetPicoUsd: BigInt(next) });
        tx.log("counted", { type: "project-changed", detail: { next } });
        if (death === `inside ${i}`) process.kill(process.pid, "SIGKILL");
        return { number: BigInt(next), at: new Date(next) };
      });
      if (at.getTime() !== Number(number)) throw new Error("a result came back as something else");
      numbers.push(Number(number));
    }
    return numbers;
  },
  { name: "count" },
);

DBOS.setConfig({
  name: "groundplan-test",
  applicationVersion: "1",
  executorID: "local",
  systemDatabaseUrl: url,
  systemDatabaseIdleTransactionTimeoutMs: 0,
  logLevel: "error",
});
await DBOS.launch();
const handle = await DBOS.startWorkflow(count, { workflowID: workflowId })();
console.log(JSON.stringify(await handle.getResult()));
await DBOS.shutdown();
await client.$disconnect();
