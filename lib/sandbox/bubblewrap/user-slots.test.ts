import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createUserSlots } from "./user-slots.ts";

// The names that hold a slot are Linux's own, as are the sandboxes.
const onLinux = test.runIf(process.platform === "linux");

/** Where no server of this machine is likely to begin, and this process in its own way. */
const begin = process.pid + 500;

onLinux("runs at the same time have different users", async () => {
  const slots = createUserSlots(begin);
  const taken = await Promise.all(Array.from({ length: 20 }, () => slots.take()));
  expect(new Set(taken.map(({ uid }) => uid)).size).toBe(20);
  expect(taken.every(({ uid }) => uid >= 64_000 && uid < 65_000)).toBe(true);
  for (const { giveBack } of taken) giveBack();
});

onLinux("a user that another server has is not taken, until that server is gone", async () => {
  const server = spawn(process.execPath, ["--input-type=module", "--eval", serverSource], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [chunk] = await once(server.stdout, "data");
  const theirs = Number(chunk);
  const beside = await createUserSlots(theirs - 64_000).take();
  expect(beside.uid).not.toBe(theirs);
  beside.giveBack();
  server.kill("SIGKILL");
  await once(server, "exit");
  const after = await createUserSlots(theirs - 64_000).take();
  expect(after.uid).toBe(theirs);
  after.giveBack();
});

const serverSource = `
  const { createUserSlots } = await import(${JSON.stringify(join(import.meta.dirname, "user-slots.ts"))});
  console.log((await createUserSlots(${begin}).take()).uid);
  setInterval(() => {}, 1000);`;
