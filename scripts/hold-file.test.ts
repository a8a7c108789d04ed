import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { holdFile } from "./hold-file.mjs";

afterEach(() => void vi.restoreAllMocks());

test("one holds the file, the next waits until it is free", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const path = join(temporaryFolder(), "lock");
  const order: string[] = [];
  const release = await holdFile(path, "Waiting");
  const second = holdFile(path, "Waiting").then((free) => {
    order.push("second");
    free();
  });
  await expect.poll(() => said.mock.calls).toEqual([[`Waiting (process ${process.pid}) …`]]);
  order.push("first is done");
  release();
  await second;
  expect(order).toEqual(["first is done", "second"]);
  expect(existsSync(path)).toBe(false);
});

test("a holder that died does not count", async () => {
  const folder = temporaryFolder();
  const child = spawn("true");
  await once(child, "exit");
  writeFileSync(join(folder, "lock"), String(child.pid));
  const release = await holdFile(join(folder, "lock"), "Waiting");
  expect(readdirSync(folder)).toEqual(["lock"]);
  release();
});
