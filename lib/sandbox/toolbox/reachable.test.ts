import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { firstReachable, isReachable } from "./reachable.ts";

const parent = mkdtempSync(join(tmpdir(), "groundplan-reachable-"));
chmodSync(parent, 0o755);
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const isRoot = process.getuid?.() === 0;

function folder(name: string, mode: number): string {
  const path = join(parent, name);
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}

test("a folder is reachable when everybody may enter all above it", async () => {
  const home = folder("home", 0o700);
  mkdirSync(join(home, "project"), { mode: 0o755 });
  expect(await isReachable(parent)).toBe(true);
  expect(await isReachable(join(home, "project"))).toBe(false);
});

describe("the first that will do", () => {
  test("is made when it is not there", async () => {
    const path = join(parent, "new/deep");
    expect(await firstReachable([path])).toBe(path);
  });

  test.runIf(isRoot)("is not in a home that lets nobody in", async () => {
    const closed = folder("closed", 0o700);
    expect(await firstReachable([join(closed, "a"), join(parent, "open")])).toBe(join(parent, "open"));
    expect(await firstReachable([join(closed, "a")])).toBeUndefined();
  });

  test("is one of ours where everybody may write, unless somebody else was there first", async () => {
    const name = `groundplan-${process.getuid?.()}`;
    const shared = folder("shared", 0o1777);
    expect(await firstReachable([shared])).toBe(join(shared, name));
    expect(await firstReachable([shared])).toBe(join(shared, name));
    const trap = folder("trap", 0o1777);
    symlinkSync(parent, join(trap, name));
    expect(await firstReachable([trap])).toBeUndefined();
    const loose = folder("loose", 0o1777);
    mkdirSync(join(loose, name));
    chmodSync(join(loose, name), 0o777);
    expect(await firstReachable([loose])).toBeUndefined();
  });

  test("is nowhere where nothing can be made", async () => {
    writeFileSync(join(parent, "file"), "");
    expect(await firstReachable([join(parent, "file/below")])).toBeUndefined();
    expect(await firstReachable([])).toBeUndefined();
  });
});
