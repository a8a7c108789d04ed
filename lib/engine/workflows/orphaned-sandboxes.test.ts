import { afterAll, expect, test, vi } from "vitest";
import { joinServers } from "#lib/db/create-ownership.ts";
import { createPrismaClient } from "#lib/db/create-prisma-client.ts";
import { openListener } from "#lib/db/open-listener.ts";
import type { Sandbox, SandboxDriver } from "#lib/engine/ports/sandbox.ts";
import { stoppedClock } from "#lib/testing/make-rows.ts";
import { openEngine } from "#lib/testing/open-engine.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { orphanedSandboxes } from "./orphaned-sandboxes.ts";
import { Troubles } from "./troubles.ts";

const { url } = await testDatabase();
const db = createPrismaClient(url, { connections: 2 });
afterAll(() => db.$disconnect());

/** A sandbox that runs nothing; only what it is asked to end counts. */
function sandboxThat(endOrphans: SandboxDriver["endOrphans"]): Sandbox {
  const refuse = () => Promise.reject(new Error("nothing is executed here"));
  const probe = { driver: "docker", available: true, level: "container", reason: "It held." } as const;
  return {
    probe,
    driver: { name: "docker", probe: async () => probe, run: refuse, endOrphans },
    hasProgram: refuse,
    typeCheck: refuse,
    bundle: refuse,
  };
}

test("what the dead left is ended when a server starts, and whenever another one dies", async () => {
  const calls: (readonly string[])[] = [];
  const sandbox = sandboxThat(async (living) => void calls.push((await living()).toSorted()));
  const others = await Promise.all(
    ["another", "one more"].map(async (id) => {
      const listener = await openListener(url, [], () => {});
      await joinServers(db, listener, stoppedClock, id);
      return listener;
    }),
  );
  const engine = await openEngine(url, temporaryFolder(), async () => undefined, { sandbox });
  const me = engine.deps.ownership.serverId;
  expect(calls).toEqual([["another", "one more", me].toSorted()]);
  // Closing its listener is its death.
  await others[0]?.close();
  await until("its sandboxes are looked for", () => calls.length === 2);
  expect(calls[1]).toEqual(["one more", me].toSorted());
  await others[1]?.close();
  await until("the other's are, too", () => calls.length === 3);
  expect(calls[2]).toEqual([me]);
  await engine.close();
});

test("nothing is looked for where no server has gone; what fails is said, and tried again after a rest", async () => {
  const said: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((...words: unknown[]) => void said.push(words));
  vi.useFakeTimers();
  let living = ["a", "b"];
  let calls = 0;
  let answers = false;
  const sandbox = sandboxThat(async () => {
    calls++;
    if (!answers) throw new Error("no daemon answers");
  });
  const ending = new AbortController();
  const troubles = new Troubles(stoppedClock);
  const orphans = orphanedSandboxes({ ownership: { living: async () => living }, sandbox }, ending.signal, troubles);
  const lookWith = async (now: string[]) => {
    living = now;
    await orphans.look();
    await orphans.settled();
    return { calls, said: said.length, troubles: troubles.list().length };
  };
  expect(await lookWith(["a", "b"])).toEqual({ calls: 1, said: 1, troubles: 1 });
  expect(troubles.list()[0]?.says).toBe(
    "Sandboxes of servers that died may still run: no daemon answers. Each ends at its own time limit, and ending them is tried again every few seconds.",
  );
  expect(await lookWith(["b", "a"])).toEqual({ calls: 1, said: 1, troubles: 1 });
  expect(await lookWith(["a", "b", "c"])).toEqual({ calls: 1, said: 1, troubles: 1 });
  expect(await lookWith(["a", "c"])).toEqual({ calls: 2, said: 1, troubles: 1 });
  answers = true;
  vi.runAllTimers();
  expect(await lookWith(["a", "c"])).toEqual({ calls: 3, said: 1, troubles: 0 });
  vi.runAllTimers();
  expect(await lookWith(["a", "c"])).toEqual({ calls: 3, said: 1, troubles: 0 });
  answers = false;
  ending.abort();
  expect(await lookWith(["a"])).toEqual({ calls: 4, said: 1, troubles: 0 });
  vi.useRealTimers();
});
