import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { smallDisk } from "#lib/testing/small-disk.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createArtifacts } from "./create-artifacts.ts";

const { prisma: db } = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), "groundplan-artifacts-"));
afterAll(() => rmSync(dataDir, { recursive: true }));
const artifacts = createArtifacts({ db, dataDir });
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

test("a small text lies in the database, under its hash", async () => {
  const sha = await artifacts.put("größer");
  expect(sha).toBe(hash("größer"));
  expect(await artifacts.get(sha)).toBe("größer");
  expect(await db.artifact.findUnique({ where: { sha256: sha }, omit: { createdAt: true } })).toEqual({
    sha256: sha,
    bytes: 8,
    text: "größer",
  });
});

test("a text above 64 KB lies on disk, whole and alone in its folder", async () => {
  const text = "é".repeat(32_769);
  const sha = await artifacts.put(text);
  expect(await artifacts.get(sha)).toBe(text);
  const folder = join(dataDir, "artifacts", sha.slice(0, 2));
  expect(readdirSync(folder)).toEqual([sha]);
  expect(readFileSync(join(folder, sha), "utf8")).toBe(text);
  expect((await db.artifact.findUniqueOrThrow({ where: { sha256: sha } })).text).toBeNull();
});

test("exactly 64 KB still lies in the database", async () => {
  const sha = await artifacts.put("x".repeat(65_536));
  expect((await db.artifact.findUniqueOrThrow({ where: { sha256: sha } })).text?.length).toBe(65_536);
});

test("a text with NUL, which PostgreSQL refuses, comes back as it was", async () => {
  const sha = await artifacts.put("a\0b");
  expect(await artifacts.get(sha)).toBe("a\0b");
});

test("writing twice, and at the same time, is harmless", async () => {
  const large = "y".repeat(100_000);
  const shas = await Promise.all([large, large, large, "same", "same"].map((text) => artifacts.put(text)));
  expect(new Set(shas).size).toBe(2);
  expect(await artifacts.get(hash(large))).toBe(large);
  expect(readdirSync(join(dataDir, "artifacts", hash(large).slice(0, 2)))).toEqual([hash(large)]);
});

test("an unknown hash has no text, nor has one whose file is gone; writing it again heals that", async () => {
  expect(await artifacts.get(hash("never written"))).toBeUndefined();
  const text = "z".repeat(70_000);
  const sha = await artifacts.put(text);
  rmSync(join(dataDir, "artifacts", sha.slice(0, 2), sha));
  expect(await artifacts.get(sha)).toBeUndefined();
  await artifacts.put(text);
  expect(await artifacts.get(sha)).toBe(text);
});

test("the empty text is a text", async () => {
  expect(await artifacts.get(await artifacts.put(""))).toBe("");
});

const disk = smallDisk("1m");

test.skipIf(disk === undefined)(
  "on a full disk a database elsewhere keeps the text; else nothing is promised or left",
  async () => {
    if (disk === undefined) return;
    const small = createArtifacts({ db, dataDir: disk });
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc(900_000));
    const kept = "f".repeat(200_000);
    expect(await small.get(await small.put(kept))).toBe(kept);
    const text = `${kept}\0`;
    const failure = await small.put(text).catch((error: unknown) => error);
    expect(isDiskFull(failure)).toBe(true);
    expect(await db.artifact.findUnique({ where: { sha256: hash(text) } })).toBeNull();
    expect(
      readdirSync(join(disk, "artifacts"), { recursive: true, withFileTypes: true }).filter((e) => e.isFile()),
    ).toEqual([]);
    rmSync(filler);
    expect(await small.get(await small.put(text))).toBe(text);
  },
);
