import { type APIRequestContext, expect, test } from "@playwright/test";
import pg from "pg";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres } from "#lib/server/postgres/open-postgres.ts";
import { notesBlueprint } from "./notes-blueprint.ts";
import { type Attempt, get, makeProject } from "./projects.ts";
import { newDataDir, ownPort, startServer, untilReady } from "./start-server.ts";
import { writesGood } from "./story.ts";
import { openWiredModels } from "./wired-models.ts";

const folder = newDataDir("lost-postgres");
const openDatabaseServer = () => openPostgres(choosePlace(folder), { durable: false });

interface Build {
  readonly status: string;
  readonly outcome: string | null;
}

const builds = async (api: APIRequestContext, at: string) => (await get<{ items: Build[] }>(api, `${at}/builds`)).items;

test("in the middle of a request the connection that listens is lost, then the database: the build ends merged", async ({
  playwright,
}) => {
  let postgres = await openDatabaseServer();
  await ensureDatabase(postgres.url("postgres"), "plans");
  await using models = await openWiredModels();
  const { ledger } = models.wire;
  const variables = { ...models.variables, DATABASE_URL: postgres.url("plans") };
  const server = startServer(newDataDir("lost"), ownPort, variables);
  const api = await playwright.request.newContext({ baseURL: server.address });
  const backAgain = (times: number) =>
    expect
      .poll(() => server.log().split(`Groundplan is back at ${server.address}`).length - 1, { timeout: 100_000 })
      .toBe(times);
  try {
    await untilReady(server);
    const project = await makeProject(api, "Lost", notesBlueprint());
    let asked = 0;
    models.story.say("build-module", "notes", (request) =>
      asked++ < 2 ? { text: writesGood(request), stop: { at: "half", with: "hang" } } : writesGood(request),
    );
    const approved = await api.post(`${project.at}/approve`, { data: { version: 1, build: true } });
    expect(approved.status(), await approved.text()).toBe(202);
    await expect.poll(() => ledger.map(({ state }) => state)).toEqual(["open"]);

    const client = new pg.Client({ connectionString: postgres.url("plans") });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'groundplan listen'",
    );
    await client.end();
    await backAgain(1);
    await expect.poll(() => ledger.map(({ state }) => state)).toEqual(["left", "open"]);

    await postgres.stop();
    await expect.poll(server.log, { timeout: 100_000 }).toContain("No database answers. Trying again until one does");
    await expect.poll(() => ledger.map(({ state }) => state)).toEqual(["left", "left"]);
    postgres = await openDatabaseServer();
    await backAgain(2);
    await expect
      .poll(async () => (await builds(api, project.at))[0], { timeout: 60_000 })
      .toMatchObject({ status: "ended", outcome: "merged" });

    const attempts = (await get<{ items: (Attempt & { promptId: string })[] }>(api, `${project.at}/attempts`)).items;
    const writing = attempts.filter(({ promptId }) => promptId === "build-module").reverse();
    expect(writing.map(({ outcome }) => outcome)).toEqual(["interrupted", "interrupted", "finished"]);
    expect(writing.slice(0, 2).every(({ usage }) => usage.source === "estimated")).toBe(true);
    // Nothing that was finished was asked for again.
    expect(attempts.filter(({ outcome }) => outcome === "finished")).toHaveLength(3);
  } finally {
    await api.dispose();
    await server.end();
    await postgres.stop();
  }
});
