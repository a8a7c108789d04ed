import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { smallDisk } from "#lib/testing/small-disk.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { createArtifacts } from "./create-artifacts.ts";
import { createFacts } from "./create-facts.ts";

const { prisma: db } = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), "groundplan-artifacts-"));
afterAll(() => rmSync(dataDir, { recursive: true }));
const artifacts = createArtifacts({ db, dataDir });
const facts = createFacts({ db, clock: stoppedClock });
beforeAll(() =>
  facts.commit("fill", async (tx) => {
    for (const id of ["p1", "p2"]) await tx.projects.insert(makeProject({ id }));
  }),
);
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

test("a small text lies in the database, under its hash", async () => {
  const sha = await artifacts.put("p1", "größer");
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
  const sha = await artifacts.put("p1", text);
  expect(await artifacts.get(sha)).toBe(text);
  const folder = join(dataDir, "artifacts", sha.slice(0, 2));
  expect(readdirSync(folder)).toEqual([sha]);
  expect(readFileSync(join(folder, sha), "utf8")).toBe(text);
  expect((await db.artifact.findUniqueOrThrow({ where: { sha256: sha } })).text).toBeNull();
});

test("exactly 64 KB still lies in the database", async () => {
  const sha = await artifacts.put("p1", "x".repeat(65_536));
  expect((await db.artifact.findUniqueOrThrow({ where: { sha256: sha } })).text?.length).toBe(65_536);
});

test("a text with NUL, which PostgreSQL refuses, comes back as it was", async () => {
  const sha = await artifacts.put("p1", "a\0b");
  expect(await artifacts.get(sha)).toBe("a\0b");
});

test("writing twice, and at the same time, is harmless", async () => {
  const large = "y".repeat(100_000);
  const shas = await Promise.all([large, large, large, "same", "same"].map((text) => artifacts.put("p1", text)));
  expect(new Set(shas).size).toBe(2);
  expect(await artifacts.get(hash(large))).toBe(large);
  expect(readdirSync(join(dataDir, "artifacts", hash(large).slice(0, 2)))).toEqual([hash(large)]);
});

test("an unknown hash has no text, nor has one whose file is gone; writing it again heals that", async () => {
  expect(await artifacts.get(hash("never written"))).toBeUndefined();
  const text = "z".repeat(70_000);
  const sha = await artifacts.put("p1", text);
  rmSync(join(dataDir, "artifacts", sha.slice(0, 2), sha));
  expect(await artifacts.get(sha)).toBeUndefined();
  await artifacts.put("p1", text);
  expect(await artifacts.get(sha)).toBe(text);
});

test("the empty text is a text", async () => {
  expect(await artifacts.get(await artifacts.put("p1", ""))).toBe("");
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
    expect(await small.get(await small.put("p1", kept))).toBe(kept);
    const text = `${kept}\0`;
    const failure = await small.put("p1", text).catch((error: unknown) => error);
    expect(isDiskFull(failure)).toBe(true);
    expect(await db.artifact.findUnique({ where: { sha256: hash(text) } })).toBeNull();
    expect(
      readdirSync(join(disk, "artifacts"), { recursive: true, withFileTypes: true }).filter((e) => e.isFile()),
    ).toEqual([]);
    rmSync(filler);
    expect(await small.get(await small.put("p1", text))).toBe(text);
  },
);

/** How many sessions of this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

const texts = { small: "a text of two", large: `${"w".repeat(70_000)} of two` };

test.each(Object.entries(texts))("a %s text that two projects keep goes with the last of them", async (size, text) => {
  const [one, other] = [`${size}-1`, `${size}-2`];
  await facts.commit("fill", async (tx) => {
    for (const id of [one, other]) await tx.projects.insert(makeProject({ id }));
  });
  const sha = await artifacts.put(one, text);
  await artifacts.put(other, text);
  const path = join(dataDir, "artifacts", sha.slice(0, 2), sha);
  const remove = (id: string) =>
    facts.commit("remove", async (tx) => {
      const alone = await tx.removeProject(id);
      await artifacts.removeFiles(alone);
      return alone;
    });
  expect(await remove(one)).toEqual([]);
  expect(await artifacts.get(sha)).toBe(text);
  if (size === "large") writeFileSync(`${path}.unfinished`, "what a killed process wrote");
  expect(await remove(other)).toEqual([sha]);
  expect(await artifacts.get(sha)).toBeUndefined();
  expect(await db.artifact.count({ where: { sha256: sha } })).toBe(0);
  expect([path, `${path}.unfinished`].filter((each) => existsSync(each))).toEqual([]);
});

test.each(Object.entries(texts))(
  "a %s text that is put while its last project is removed is there after",
  async (size, text) => {
    const [leaving, coming] = [`${size}-3`, `${size}-4`];
    await facts.commit("fill", async (tx) => {
      for (const id of [leaving, coming]) await tx.projects.insert(makeProject({ id }));
    });
    const sha = await artifacts.put(leaving, text);
    let put: Promise<string> | undefined;
    await facts.commit("remove", async (tx) => {
      const alone = await tx.removeProject(leaving);
      expect(alone).toEqual([sha]);
      put = artifacts.put(coming, text);
      await until("it waits for the removal", async () => (await waiting()) === 1);
      await artifacts.removeFiles(alone);
    });
    expect(await put).toBe(sha);
    expect(await artifacts.get(sha)).toBe(text);
  },
);

test("a text that is being put when its last project is removed stays", async () => {
  const text = `${"v".repeat(70_000)} stays`;
  await facts.commit("fill", async (tx) => {
    for (const id of ["p5", "p6"]) await tx.projects.insert(makeProject({ id }));
  });
  const sha = await artifacts.put("p5", text);
  let removing: Promise<readonly string[]> | undefined;
  // As a putter does, up to its commit.
  await db.$transaction(async (tx) => {
    await tx.artifact.update({ where: { sha256: sha }, data: { bytes: text.length } });
    await tx.artifactUse.create({ data: { sha256: sha, projectId: "p6" } });
    removing = facts.commit("remove", (removal) => removal.removeProject("p5"));
    await until("the removal waits for it", async () => (await waiting()) === 1);
  });
  expect(await removing).toEqual([]);
  expect(await artifacts.get(sha)).toBe(text);
});

test("projects that share a text and are removed at once leave nothing of it", async () => {
  const ids = ["p7", "p8", "p9"];
  await facts.commit("fill", async (tx) => {
    for (const id of ids) await tx.projects.insert(makeProject({ id }));
  });
  const shas = await Promise.all(
    ids.flatMap((id) => ["shared by three", `${"u".repeat(70_000)} by three`].map((text) => artifacts.put(id, text))),
  );
  const removed = await Promise.all(ids.map((id) => facts.commit("remove", (tx) => tx.removeProject(id))));
  expect(removed.flat().toSorted()).toEqual([...new Set(shas)].toSorted());
});

test("nothing is kept for a project that is gone", async () => {
  await expect(artifacts.put("never", "a text of nobody")).rejects.toThrow();
  expect(await db.artifact.count({ where: { sha256: hash("a text of nobody") } })).toBe(0);
});
