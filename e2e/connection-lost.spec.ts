import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { newDataDir, type OwnServer, ownPort, startServer, untilReady } from "./start-server.ts";

const started: OwnServer[] = [];

test.afterEach(async () => {
  for (const server of started.splice(0)) await server.end();
});

async function start(dataDir: string): Promise<OwnServer> {
  const server = startServer(dataDir, ownPort);
  started.push(server);
  await untilReady(server);
  return server;
}

test("a page says that its server is gone, and goes on by itself when the server is back", async ({ page }) => {
  const dataDir = newDataDir("connection-lost");
  const server = await start(dataDir);
  const { address } = server;
  const projects = `${address}/api/projects`;
  const created = await page.request.post(projects, { data: { name: "Till", brief: "A till for a small bakery." } });
  const { id } = await created.json();
  await page.goto(`${address}/projects/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Till" })).toBeVisible();
  const lost = page.getByRole("status").filter({ hasText: "The connection to the server is lost; trying again." });
  await expect(lost).toBeHidden();

  process.kill(server.serverPid(), "SIGKILL");
  await once(server.starter, "exit");
  await expect(lost).toBeVisible();

  await start(dataDir);
  // Most likely before the page is connected again; either way it must show it.
  const renamed = await page.request.patch(`${projects}/${id}`, { data: { name: "Cash desk" } });
  expect(renamed.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1, name: "Cash desk" })).toBeVisible();
  await expect(lost).toBeHidden();
});

test("a part of a page that cannot be fetched is fetched as soon as it can be, and nobody has to do anything", async ({
  page,
}) => {
  const { address } = await start(newDataDir("part-missing"));
  const brief = "A till for a small bakery.";
  const created = await page.request.post(`${address}/api/projects`, { data: { name: "Till", brief } });
  const { id } = await created.json();
  let missing = 0;
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    // What reads Markdown, by a word of its parser's that stands in no other part.
    const isPart = (await response.text()).includes("Cannot close");
    if (!isPart || ++missing > 1) return route.fulfill({ response });
    return route.abort();
  });
  await page.goto(`${address}/projects/${id}`);
  await expect.poll(() => missing).toBe(2);
  await expect(page.getByText(brief)).toBeVisible();
  await expect(page.getByText("could not be fetched")).toHaveCount(0);
});
