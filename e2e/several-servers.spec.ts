import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres } from "#lib/server/postgres/open-postgres.ts";
import { type Attempt, get, makeProject } from "./projects.ts";
import { isRunning, newDataDir, ownPort, secondPort, startServer, thirdPort, untilReady } from "./start-server.ts";
import { openPen } from "./story.ts";
import { openWiredModels } from "./wired-models.ts";

// Narrow: the page is read without the code editor, which takes longest to fetch.
test.use({ viewport: { width: 1000, height: 800 } });

const folder = newDataDir("several-postgres");
const openDatabaseServer = () => openPostgres(choosePlace(folder), { durable: false });
let postgres: Awaited<ReturnType<typeof openDatabaseServer>>;

test.beforeAll(async () => {
  postgres = await openDatabaseServer();
});
test.afterAll(() => postgres?.stop());

/** What leads servers to a database of one test's own. */
async function ownDatabase(name: string): Promise<{ readonly DATABASE_URL: string }> {
  await ensureDatabase(postgres.url("postgres"), name);
  return { DATABASE_URL: postgres.url(name) };
}

test("two servers share one database and one data directory, and outlive each other and the database", async () => {
  const own = await ownDatabase("plans");
  const dataDir = newDataDir("several");
  const [one, other] = [startServer(dataDir, ownPort, own), startServer(dataDir, secondPort, own)];
  const servers = [one, other];
  const healthy = () => Promise.all(servers.map((server) => server.isHealthy()));
  try {
    await Promise.all(servers.map(untilReady));
    expect(await healthy()).toEqual([true, true]);

    const elsewhere = startServer(newDataDir("several-elsewhere"), thirdPort, own);
    expect(await once(elsewhere.starter, "exit")).toEqual([1, null]);
    expect(elsewhere.log()).toContain(`belongs to the data directory ${dataDir} of `);
    const alone = startServer(dataDir, thirdPort);
    expect(await once(alone.starter, "exit")).toEqual([1, null]);
    expect(alone.log()).toContain(`${dataDir} is in use by servers with one DATABASE_URL`);
    expect(await healthy()).toEqual([true, true]);

    await postgres.stop();
    for (const server of servers) await expect.poll(server.log, { timeout: 100_000 }).toContain("No database answers.");
    expect(await healthy()).toEqual([false, false]);
    postgres = await openDatabaseServer();
    for (const { address, log } of servers)
      await expect.poll(log, { timeout: 100_000 }).toContain(`Groundplan is back at ${address}`);
    expect(await healthy()).toEqual([true, true]);

    const killed = one.serverPid();
    process.kill(killed, "SIGKILL");
    expect(await once(one.starter, "exit")).toEqual([1, null]);
    expect([isRunning(killed), ...(await healthy())]).toEqual([false, false, true]);
  } finally {
    for (const server of servers) await server.end();
  }
});

test("a page of one server shows what is written on another, and what it writes itself when that one was killed", async ({
  page,
  playwright,
}) => {
  await using models = await openWiredModels();
  const variables = { ...models.variables, ...(await ownDatabase("drafts")) };
  const dataDir = newDataDir("several-drafts");
  const [first, second] = [openPen(), openPen()];
  const one = startServer(dataDir, ownPort, variables);
  const servers = [one];
  const api = await playwright.request.newContext({ baseURL: one.address });
  try {
    await untilReady(one);
    const project = await makeProject(api, "Read elsewhere");
    models.story.say("draft-blueprint", "Read elsewhere", first.reply);
    await api.post(`${project.at}/design`);
    await expect.poll(() => models.wire.ledger).toHaveLength(1);
    await first.write("# Notes\n\nThe first");
    const [attempt] = (await get<{ items: Attempt[] }>(api, `${project.at}/attempts`)).items;
    const kept = async () =>
      (await get<{ reply: { text: string } }>(api, `${project.at}/attempts/${attempt?.id}`)).reply.text;
    await expect.poll(kept).toContain("The first");

    // Started when the draft is being written, so that it is the other server's.
    const other = startServer(dataDir, secondPort, variables);
    servers.push(other);
    await untilReady(other);
    await page.goto(`${other.address}${project.page}/blueprint`);
    const shown = (text: string) => page.getByRole("tabpanel", { name: "Read" }).getByText(text, { exact: true });
    let loads = 0;
    page.on("load", () => loads++);
    await expect(shown("The first")).toBeVisible();
    for (const [piece, line] of [
      [" words", "The first words"],
      [" of a draft", "The first words of a draft"],
    ] as const) {
      await first.write(piece);
      await expect(shown(line)).toBeVisible();
    }
    const writes = page.getByRole("status").filter({ hasText: "The architect writes the blueprint" });
    await expect(writes).toContainText("7 words so far");

    await expect.poll(kept).toContain("The first words of a draft");

    models.story.say("draft-blueprint", "Read elsewhere", second.reply);
    process.kill(one.serverPid(), "SIGKILL");
    await once(one.starter, "exit");
    await expect(writes).toContainText("an interrupted draft of 7 words is kept among the versions");
    await second.write("# Notes\n\nAnother");
    await expect(shown("Another")).toBeVisible();
    await second.write(" beginning");
    await expect(shown("Another beginning")).toBeVisible();
    expect(models.wire.ledger.map(({ state }) => state)).toEqual(["left", "open"]);

    await page.getByRole("tab", { name: "Versions" }).click();
    await page.getByRole("list", { name: "Interrupted drafts" }).getByRole("button", { name: "Read it" }).click();
    await expect(page.getByRole("dialog", { name: "Interrupted draft" })).toContainText("The first words of a draft");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /spent/ }).click();
    await expect(page.getByText("cut attempts, lowest to highest")).toBeVisible();
    await expect(page.getByText("1 failed, cut or refused")).toBeVisible();
    expect(loads).toBe(0);
  } finally {
    await api.dispose();
    for (const server of servers) await server.end();
  }
});
