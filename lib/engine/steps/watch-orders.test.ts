import { expect, test } from "vitest";
import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import type { FactTables } from "#lib/engine/ports/facts.ts";
import { makeBuild } from "#lib/testing/make-rows.ts";
import { until } from "#lib/testing/until.ts";
import { watchOrders } from "./watch-orders.ts";

const build = makeBuild();
const work = { projectId: build.projectId, buildId: build.id, designId: null };

/** A build that can be looked at while `fails` is false, and an order that is announced once. */
function stage() {
  const state = { control: "run" as "run" | "stop", fails: false, looks: 0 };
  const listeners = new Set<(projectId: string) => void>();
  const builds: Pick<FactTables["builds"], "get"> = {
    get: async () => {
      state.looks++;
      if (state.fails) throw new Error("the statement was refused");
      return { ...build, control: state.control };
    },
  };
  const deps = {
    facts: { read: { builds } },
    wakes: {
      tell: async () => {},
      onWake: (listen: (projectId: string) => void) => {
        listeners.add(listen);
        return () => listeners.delete(listen);
      },
    },
    ending: new AbortController().signal,
  } as unknown as Pick<EngineDeps, "facts" | "wakes" | "ending">;
  const wake = () => {
    for (const listen of listeners) listen(build.projectId);
  };
  return { state, deps, wake, listeners };
}

test("an order whose first look fails is found without another wake", async () => {
  const { state, deps, wake } = stage();
  const orders = watchOrders(deps, work);
  await until("it was looked at", () => state.looks === 1);
  Object.assign(state, { control: "stop", fails: true });
  wake();
  await until("the look was tried again", () => state.looks > 2);
  expect(orders.signal.aborted).toBe(false);
  state.fails = false;
  await until("the order is found", () => orders.signal.aborted);
  orders.stop();
});

test("nobody looks for what nobody watches", async () => {
  const { state, deps, listeners } = stage();
  state.fails = true;
  const orders = watchOrders(deps, work);
  const other = watchOrders(deps, work);
  await until("the look was tried again", () => state.looks > 2);
  orders.stop();
  const { looks } = state;
  await until("it is looked for the other", () => state.looks > looks);
  other.stop();
  const last = state.looks;
  state.fails = false;
  const next = watchOrders(deps, work);
  await until("only the new one has looked", () => state.looks > last);
  expect([state.looks, listeners.size]).toEqual([last + 1, 1]);
  next.stop();
  expect(listeners.size).toBe(0);
});
