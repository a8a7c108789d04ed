import { expect, test } from "vitest";
import { createFacts } from "#lib/db/create-facts.ts";
import { makeBuild, makeDesign, makeProject, noon, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ProviderCheck } from "../ports/model-gateway.ts";
import { changeProvider } from "./change-provider.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });
const woken: string[] = [];
let answer: ProviderCheck = { ok: true, models: [] };
const deps = {
  facts,
  wakes: { tell: async (projectId: string) => void woken.push(projectId) },
  providers: { change: async () => {}, recordCheck: async () => {} },
  gateways: { get: () => ({ check: async () => answer }) },
} as unknown as EngineDeps;

const open = { failures: 6, problem: "Overloaded.", openUntil: noon, probeAttemptId: "p" };
const state = () => facts.read.providerStates.get("gemini");

test("a provider that answers when it is tested is asked again at once, and what waits looks again", async () => {
  for (const id of ["designs", "builds", "both", "rests"]) await facts.read.projects.insert(makeProject({ id }));
  for (const projectId of ["designs", "both"])
    await facts.read.designs.insert(makeDesign({ id: projectId, projectId }));
  for (const projectId of ["builds", "both"]) await facts.read.builds.insert(makeBuild({ id: projectId, projectId }));
  await facts.read.builds.insert(makeBuild({ id: "rests", projectId: "rests", status: "ended" }));
  await facts.commit("lock", (tx) => tx.lockProvider("gemini"));
  await facts.read.providerStates.change("gemini", {}, open);

  answer = { ok: false, failure: { kind: "connect", detail: "Refused." } };
  await changeProvider(deps, { id: "gemini", change: {} });
  expect(await state()).toMatchObject(open);

  answer = { ok: true, models: [] };
  woken.length = 0;
  await changeProvider(deps, { id: "gemini", change: {} });
  expect(await state()).toMatchObject({ failures: 0, problem: null, openUntil: null, probeAttemptId: null });
  expect(woken).toEqual(["designs", "both", "builds"]);
});

test("a pace is set, left alone and taken away; it needs no answer of the provider", async () => {
  answer = { ok: false, failure: { kind: "connect", detail: "Refused." } };
  await changeProvider(deps, { id: "gemini", change: {}, requestsPerMinute: 60 });
  expect(await state()).toMatchObject({ requestsPerMinute: 60 });
  await changeProvider(deps, { id: "gemini", change: {} });
  expect(await state()).toMatchObject({ requestsPerMinute: 60 });
  await changeProvider(deps, { id: "gemini", change: {}, requestsPerMinute: null });
  expect(await state()).toMatchObject({ requestsPerMinute: null });
});
