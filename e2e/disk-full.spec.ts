import { spawnSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { newDataDir, ownPort, startServer, untilReady } from "./start-server.ts";

function mountSmallDisk(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=300m,mode=0711", "tmpfs", folder]).status === 0;
}

function fill(folder: string): string {
  const { bavail, bsize } = statfsSync(folder);
  const filler = join(folder, "filler");
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  return filler;
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

/** Words that no database can press together. */
function randomWords(length: number): string {
  return Array.from({ length: length / 8 }, () => Math.random().toString(36).slice(2, 9).padEnd(7, "x")).join(" ");
}
