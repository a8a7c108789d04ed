import { afterAll, expect, test } from "vitest";
import { WorkTakenOver } from "#lib/engine/ports/ownership.ts";
import { makeBuild, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { createFacts } from "./create-facts.ts";
import { joinServers } from "./create-ownership.ts";
import { createPrismaClient } from "./create-prisma-client.ts";
import { type Listener, openListener } from "./open-listener.ts";

const { url, prisma } = await testDatabase();
const clients: ReturnType<typeof createPrismaClient>[] = [];
afterAll(() => Promise.all(clients.map((client) => client.$disconnect())));

/** A server with connections of its own; closing its listener is its death. */
async function server(id: string) {
  const db = createPrismaClient(url, { connections: 2 });
  clients.push(db);
  const listener: Listener = await openListener(url, [], () => {});
  return {
    facts: createFacts({ db, clock: stoppedClock }),
    listener,
    ownership: await joinServers(db, listener, stoppedClock, id),
  };
}

async function ownerOf(id: string): Promise<string | null> {
  return (await prisma.project.findUniqueOrThrow({ where: { id } })).owner;
}

async function workingProject(facts: ReturnType<typeof createFacts>, id: string): Promise<void> {
  await facts.commit("make", async (tx) => {
    await tx.projects.insert(makeProject({ id }));
    await tx.builds.insert(makeBuild({ id: `${id}-b1`, projectId: id }));
    tx.log(id, { type: "project-created" });
  });
}

test("a project has one server; a dead one's work is taken over by one other, and the dead one commits nothing", async () => {
  const [one, two, three] = [await server("one"), await server("two"), await server("three")];
  await workingProject(one.facts, "p1");
  await one.facts.commit("make", async (tx) => tx.projects.insert(makeProject({ id: "p0" })));
  expect(await one.ownership.claim("p0")).toBe("idle");
  expect(await one.ownership.claim("p1")).toBe("idle");
  expect(await one.ownership.claim("p1")).toBe("left");
  expect(await two.ownership.claim("p1")).toBe("refused");
  expect(await two.ownership.claim("none")).toBe("refused");
  expect(await two.ownership.takeOver()).toEqual([]);
  expect((await two.ownership.living()).toSorted()).toEqual(["one", "three", "two"]);
  const ofOne = one.facts.ownedBy("one");
  const step = (facts: typeof ofOne) => facts.commit("step", async (tx) => tx.log("p1", { type: "project-changed" }));
  await step(ofOne);

  await one.listener.close();
  await until("its session is gone", async () => {
    const rows = await prisma.$queryRaw<
      unknown[]
    >`select 1 from pg_stat_activity where application_name = 'groundplan listen' and datname = current_database()`;
    return rows.length === 2;
  });
  // Its row is there still.
  expect((await two.ownership.living()).toSorted()).toEqual(["three", "two"]);
  const taken = await Promise.all([two.ownership.takeOver(), three.ownership.takeOver()]);
  // Also one whose work had ended: its server may have died before it had cleared up.
  expect(taken.flat().toSorted()).toEqual(["p0", "p1"]);
  // Its other connections still work, as those of a server do that has not noticed yet.
  await expect(step(ofOne)).rejects.toThrow(WorkTakenOver);
  const [next, other] = taken[0].includes("p1") ? [two, three] : [three, two];
  await step(next.facts.ownedBy(next.ownership.serverId));
  expect([await next.ownership.claim("p1"), await other.ownership.claim("p1")]).toEqual(["left", "refused"]);
  // What a person orders is nobody's work, and reaches the log from any server.
  await step(one.facts);
  expect((await prisma.event.findMany({ where: { projectId: "p1" } })).length).toBe(4);
});

test("a server that leaves in order is followed at once; without work nothing is taken", async () => {
  const [four, five] = [await server("four"), await server("five")];
  await workingProject(four.facts, "p2");
  await four.facts.commit("make", async (tx) => tx.projects.insert(makeProject({ id: "p3" })));
  await four.ownership.claim("p2");
  expect(await ownerOf("p2")).toBe("four");
  await four.ownership.leave();
  expect(await ownerOf("p2")).toBeNull();
  expect(await five.ownership.takeOver()).toEqual(["p2"]);
  expect(await ownerOf("p3")).toBeNull();
});
