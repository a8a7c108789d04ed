import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelBuild, stopBuild } from "#lib/engine/commands/control-build.ts";
import { createGateway } from "#lib/models/create-gateway.ts";
import { type BusyBuild, busyBuild, silentWords } from "#lib/testing/busy-build.ts";
import { networkProviders } from "#lib/testing/network-providers.ts";
import { okay, openStage, type Stage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

const { url } = await testDatabase();
let stage: Stage;
let wire: WireProvider;

beforeAll(async () => {
  wire = await WireProvider.start({ handler: silentWords });
  stage = await openStage(
    url,
    temporaryFolder(),
    networkProviders((provider) => createGateway({ provider, apiKey: "any", baseUrl: wire.baseUrls[provider] })),
  );
});
afterAll(async () => {
  await stage.close();
  await wire[Symbol.asyncDispose]();
});

test("stopped or cancelled, a build has neither a connection nor a sandbox left; its sibling keeps both", async () => {
  const [stopped, cancelled] = [await busyBuild(stage, wire), await busyBuild(stage, wire)];
  const { builds } = stage.deps.facts.read;
  okay(await stopBuild(stage.deps, stopped.order));
  await until("it is paused", async () => (await builds.get(stopped.order.buildId))?.status === "paused");
  await expectEnded(stopped);
  expect(cancelled.request.state).toBe("open");
  expect(cancelled.sandbox()).not.toEqual([]);
  expect(await cancelled.story.attempts()).toContain(`build-module ${cancelled.silent} null`);

  okay(await cancelBuild(stage.deps, cancelled.order));
  expect((await cancelled.story.ended())[0]).toBe("cancelled");
  await expectEnded(cancelled);
  okay(await cancelBuild(stage.deps, stopped.order));
  expect((await stopped.story.ended())[0]).toBe("cancelled");
});

/** The measure of how soon is a bench's; here it is that neither goes on until it ends by itself. */
async function expectEnded({ order: { projectId }, request, sandbox }: BusyBuild): Promise<void> {
  await wire.closed(request);
  expect(request.state).toBe("left");
  await until("no process of the check is left", () => sandbox().length === 0);
  const { attempts, checks } = stage.deps.facts.read;
  await until("the request is settled", async () => (await attempts.count({ projectId, status: "running" })) === 0);
  const [cut] = (await attempts.list({ projectId })).filter(({ outcome }) => outcome !== "finished");
  expect(cut).toMatchObject({ outcome: "cancelled", usageSource: "estimated", costUpperPicoUsd: expect.any(BigInt) });
  await until("the check is kept as cut", async () => (await checks.count({ projectId })) === 1);
  expect((await checks.list({ projectId })).map(({ outcome }) => outcome)).toEqual(["interrupted"]);
}
