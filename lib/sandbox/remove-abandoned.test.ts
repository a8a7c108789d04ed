import { mkdir, readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { removeAbandoned } from "./remove-abandoned.ts";

test("what nobody can be making any more goes; what is made or being made stays", async () => {
  const folder = temporaryFolder();
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const name of [".making-old", "toolbox-1", ".making-new"]) {
    await mkdir(join(folder, name, "bin"), { recursive: true });
    if (name !== ".making-new") await utimes(join(folder, name), longAgo, longAgo);
  }
  await removeAbandoned(folder);
  expect((await readdir(folder)).toSorted()).toEqual([".making-new", "toolbox-1"]);
});
