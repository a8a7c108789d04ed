import { expect, test } from "vitest";
import type { EventType } from "#lib/domain/timeline/event.ts";
import { makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "../create-facts.ts";
import { readHeld } from "./read-held.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });
let projects = 0;

/** What is shown as waited for after these events: `type module`, and for a wait what it says. */
async function held(...events: readonly (readonly [EventType, string | null, string?])[]) {
  const id = `p${++projects}`;
  await facts.read.projects.insert(makeProject({ id }));
  for (const [type, moduleId, says = ""] of events)
    await facts.commit("event", async (tx) => tx.log(id, { type, moduleId, detail: { says, until: null } }));
  return Object.fromEntries([...(await readHeld(db, id))].map(([key, { says }]) => [key, says]));
}

test("the newest wait of each module, and of what belongs to none", async () => {
  expect(
    await held(
      ["attempt-waiting", "a", "first"],
      ["attempt-waiting", "b", "other"],
      ["attempt-waiting", null, "whole"],
      ["attempt-waiting", "a", "second"],
    ),
  ).toEqual({ a: "second", b: "other", "": "whole" });
});

test.each(["attempt-started", "decision-opened", "module-changed"] as const)(
  "%s ends its module's wait",
  async (type) => {
    expect(await held(["attempt-waiting", "a", "x"], ["attempt-waiting", "b", "y"], [type, "a"])).toEqual({ b: "y" });
  },
);

test.each(["build-paused", "build-stopping", "build-ended", "build-started"] as const)("%s ends all", async (type) => {
  expect(await held(["attempt-waiting", "a", "x"], ["attempt-waiting", null, "y"], [type, null])).toEqual({});
});

test("what happens beside it does not end a wait", async () => {
  expect(await held(["attempt-waiting", "a", "x"], ["finding-changed", "a"], ["attempt-started", "b"])).toEqual({
    a: "x",
  });
  expect(await held(["attempt-waiting", null, "x"], ["design-ended", null])).toEqual({});
});
