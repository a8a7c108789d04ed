import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { choosePlace } from "./choose-place.ts";
import { openPostgres } from "./open-postgres.ts";
import { packagedPostgres } from "./packaged-postgres.ts";

const isRoot = process.getuid?.() === 0;

/** A data directory below a folder that only root may enter, as root's home is. */
function hiddenDataDir(): { dataDir: string; parent: string; away: string } {
  const parent = join(temporaryFolder(), "home");
  mkdirSync(parent, { mode: 0o700 });
  return { dataDir: join(parent, ".data"), parent, away: join(temporaryFolder(), "away") };
}

test("the database lives in the data directory", () => {
  const dataDir = temporaryFolder();
  expect(choosePlace(dataDir)).toMatchObject({
    folder: join(dataDir, "postgres"),
    sockets: join(dataDir, "postgres/socket"),
    user: isRoot ? { uid: 65534, gid: 65534 } : {},
  });
});

test("a long path gets its socket in the temporary folder", () => {
  const dataDir = join(temporaryFolder(), "x".repeat(100));
  const { folder, sockets } = choosePlace(dataDir);
  expect(folder).toBe(join(dataDir, "postgres"));
  expect(sockets).toMatch(/\/groundplan-\d+-[0-9a-f]{12}$/);
});

test.runIf(isRoot)("where the database's user cannot enter, its data goes elsewhere, and stays there", async () => {
  const { dataDir, parent, away } = hiddenDataDir();
  const place = choosePlace(dataDir, { away });
  expect(place.folder).toMatch(new RegExp(`^${away}/[0-9a-f]{16}$`));
  const server = await openPostgres(place);
  await server.stop();
  chmodSync(parent, 0o711);
  expect(choosePlace(dataDir, { away })).toEqual(place);
});

test.runIf(isRoot)(
  "of a clone that the database's user cannot enter, as in root's home, the programs are copied too",
  async () => {
    const { dataDir, parent, away } = hiddenDataDir();
    const { native, version } = packagedPostgres();
    const hidden = join(parent, "native");
    cpSync(native, hidden, { recursive: true, verbatimSymlinks: true });
    const place = choosePlace(dataDir, { away, packaged: { native: hidden, version } });
    expect(place.binaries).toBe(join(away, `postgresql-${version}`));
    const server = await openPostgres(place);
    await server.stop();
    expect(readdirSync(away).toSorted()).toEqual(
      [place.folder, place.binaries].map((path) => basename(path)).toSorted(),
    );
  },
);

test.runIf(isRoot)("a database that can no longer be reached is not replaced by an empty one", () => {
  const { dataDir, parent, away } = hiddenDataDir();
  chmodSync(parent, 0o711);
  choosePlace(dataDir, { away });
  chmodSync(parent, 0o700);
  expect(() => choosePlace(dataDir, { away })).toThrow(
    /can no longer enter that folder\. Nothing was created in its stead/,
  );
  expect(existsSync(away)).toBe(false);
});

test.runIf(isRoot)("a database that is gone is not replaced by an empty one", () => {
  const { dataDir, away } = hiddenDataDir();
  rmSync(choosePlace(dataDir, { away }).folder, { recursive: true });
  expect(() => choosePlace(dataDir, { away })).toThrow(/and that folder is gone\. Nothing was created in its stead/);
});

test.each(["dollar$HOME", 'double"quote', "back`tick", "back\\slash"])(
  "a path with %s, which initdb cannot take, is avoided",
  (name) => {
    const dataDir = join(temporaryFolder(), name);
    const away = join(temporaryFolder(), "away");
    expect(choosePlace(dataDir, { away }).folder.startsWith(away)).toBe(true);
    expect(JSON.parse(readFileSync(join(dataDir, "place.json"), "utf8"))).toMatchObject({ beside: false });
  },
);

test("without binaries for the platform, the way out is named", () => {
  expect(() => packagedPostgres("plan9", "mips")).toThrow(
    /^No PostgreSQL is packaged for plan9-mips, .* Set DATABASE_URL to a PostgreSQL 15 or newer that you run/,
  );
});
