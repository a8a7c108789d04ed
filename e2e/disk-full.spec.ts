import { spawnSync } from "node:child_process";
import { appendFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { notesBlueprint } from "./notes-blueprint.ts";
import { get, makeProject } from "./projects.ts";
import { newDataDir, ownPort, startServer, untilReady } from "./start-server.ts";
import { openPen, writesGood } from "./story.ts";
import { openWiredModels } from "./wired-models.ts";

function mountSmallDisk(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=300m,mode=0711", "tmpfs", folder]).status === 0;
}

/** Others may be writing, so it is full when it says so. */
function fill(folder: string): string {
  const filler = join(folder, "filler");
  for (;;) {
    const { bavail, bsize } = statfsSync(folder);
    try {
      appendFileSync(filler, Buffer.alloc(Math.max(bavail, 1) * bsize));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      return filler;
    }
  }
}

test("a full disk loses nothing, is named, and is waited out", async ({ request }) => {
  const dataDir = newDataDir("disk-full");
  test.skip(!mountSmallDisk(dataDir), "only root may mount a small disk");
  const server = startServer(dataDir, ownPort);
  const projects = `${server.address}/api/projects`;
  const create = (name: string) => request.post(projects, { data: { name, brief: randomWords(90_000) } });
  const names = async () =>
    (await (await request.get(projects)).json()).items.map((item: { name: string }) => item.name);
  try {
    await untilReady(server);
    expect((await create("Before")).status()).toBe(201);

    const filler = fill(dataDir);
    const refused = await create("Too much");
    expect([refused.status(), (await refused.json()).error.type]).toEqual([507, "disk-full"]);
    expect(await names()).toEqual(["Before"]);

    process.kill(server.postgresPid(), "SIGKILL");
    await expect
      .poll(server.log, { timeout: 100_000 })
      .toContain("The disk is full. Trying again until there is space");
    rmSync(filler);
    await expect.poll(server.log, { timeout: 100_000 }).toContain(`Groundplan is back at ${server.address}`);
    expect((await create("After")).status()).toBe(201);
    expect((await names()).toSorted()).toEqual(["After", "Before"]);
  } finally {
    await server.end();
    spawnSync("umount", [dataDir]);
  }
});

test("a build goes on where it stood when a disk that filled up under it has room again", async ({ playwright }) => {
  const dataDir = newDataDir("disk-full-build");
  test.skip(!mountSmallDisk(dataDir), "only root may mount a small disk");
  await using models = await openWiredModels();
  const server = startServer(dataDir, ownPort, models.variables);
  const api = await playwright.request.newContext({ baseURL: server.address });
  try {
    await untilReady(server);
    const project = await makeProject(api, "Full", notesBlueprint([{ id: "notes" }, { id: "more" }]));
    const pen = openPen();
    let answer = "";
    models.story.say("build-module", "The module is notes;", (request) => {
      if (answer !== "") return writesGood(request);
      answer = writesGood(request);
      return pen.reply;
    });
    await api.post(`${project.at}/approve`, { data: { version: 1, build: true } });
    await expect.poll(() => answer).not.toBe("");
    const filler = fill(dataDir);
    // Too large for a row of the database: it would be written beside it.
    await pen.write(`${randomWords(400_000)}\n${answer}`);
    await pen.end();
    const events = async () => (await api.get(`${project.at}/events?after=0`)).text();
    await expect
      .poll(async () => `${server.log()} ${await events().catch(() => "")}`, { timeout: 60_000 })
      .toContain("The disk is full");
    rmSync(filler);
    await expect
      .poll(
        async () => (await get<{ items: unknown[] }>(api, `${project.at}/builds`).catch(() => undefined))?.items[0],
        {
          timeout: 90_000,
        },
      )
      .toMatchObject({ status: "ended", outcome: "merged" });
  } finally {
    await api.dispose();
    await server.end();
    spawnSync("umount", [dataDir]);
  }
});

/** Words that no database can press together. */
function randomWords(length: number): string {
  return Array.from({ length: length / 8 }, () => Math.random().toString(36).slice(2, 9).padEnd(7, "x")).join(" ");
}
