import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { holdFolder } from "./hold-folder.ts";
import { StartupError } from "./startup-error.ts";

const refusal = (folder: string) =>
  new StartupError(
    `The data directory ${folder} is in use by process ${process.pid} at http://127.0.0.1:3000. ` +
      "Servers on one directory would destroy it unless all have the same DATABASE_URL. Use the one that runs, " +
      "stop it first, or set GROUNDPLAN_DATA_DIR (and PORT) for a second one.",
  );

test("a folder has one holder at a time, and the second hears who it is", () => {
  const folder = temporaryFolder();
  const held = holdFolder(folder);
  held.describe("http://127.0.0.1:3000");
  expect(() => holdFolder(folder)).toThrow(refusal(folder));
  held.release();
  holdFolder(folder).release();
});

test("several may share a folder, and none is then alone in it until all are gone", () => {
  const folder = temporaryFolder();
  const one = holdFolder(folder, { shared: true });
  one.describe("http://127.0.0.1:3000");
  const other = holdFolder(folder, { shared: true });
  one.release();
  expect(() => holdFolder(folder)).toThrow(/is in use by servers with one DATABASE_URL, the last of them process \d+/);
  other.release();
  const alone = holdFolder(folder);
  expect(() => holdFolder(folder, { shared: true })).toThrow(StartupError);
  alone.release();
});

test("a holder that was killed holds nothing", async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ["--input-type=module", "--eval", holderSource(folder)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  expect(() => holdFolder(folder)).toThrow(StartupError);
  child.kill("SIGKILL");
  await once(child, "exit");
  holdFolder(folder).release();
});

function holderSource(folder: string): string {
  const module = join(import.meta.dirname, "hold-folder.ts");
  return `
    const { holdFolder } = await import(${JSON.stringify(module)});
    holdFolder(${JSON.stringify(folder)});
    process.stdout.write("held");
    setInterval(() => {}, 1000);`;
}
