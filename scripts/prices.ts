import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { overridesSchema, type Snapshot, snapshotSchema } from "#lib/catalog/snapshot-schema.ts";
import { appendPeriods } from "#lib/catalog/sync/append-periods.ts";
import { type Acknowledgement, compareSources, unacknowledged } from "#lib/catalog/sync/compare-sources.ts";
import { mergeModels, mergeSources } from "#lib/catalog/sync/merge-sources.ts";
import { readGenaiPrices } from "#lib/catalog/sync/read-genai-prices.ts";
import { readPiAi } from "#lib/catalog/sync/read-pi-ai.ts";

// `npm run prices [-- VERSION]`: brings lib/catalog/snapshot.json up to date from two published catalogues and our own
// rows. It packs one npm package into a temporary folder, installs nothing, and runs nothing of it.
const folder = new URL("../lib/catalog/", import.meta.url).pathname;
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
const today = new Date().toISOString().slice(0, 10);

const temporary = mkdtempSync(join(tmpdir(), "groundplan-prices-"));
try {
  const piAi = readPiAi(unpack(`@earendil-works/pi-ai@${process.argv[2] ?? "latest"}`), packedVersion());
  const genaiVersion = installedVersion("@pydantic/genai-prices");
  const genai = readGenaiPrices(genaiVersion, today);
  const overrides = overridesSchema.parse(readJson("overrides.json"));
  const acknowledged = readJson("acknowledged.json") as readonly Acknowledgement[];

  const ours = new Set(overrides.prices.map((row) => `${row.provider}/${row.model}`));
  const compared = piAi.prices.filter((period) => !ours.has(`${period.provider}/${period.model}`));
  const current = genai.filter((period) => (period.from ?? "") <= today && today < (period.to ?? "9999"));
  const open = unacknowledged(compareSources(compared, current), acknowledged);
  if (open.length > 0) {
    console.error("The sources disagree. Decide each, with its reason, in lib/catalog/acknowledged.json:");
    for (const each of open) console.error(JSON.stringify({ ...each, take: "pi-ai", why: "" }));
    process.exitCode = 1;
  } else {
    write({
      asOf: piAi.asOf,
      sources: { "@earendil-works/pi-ai": packedVersion(), "@pydantic/genai-prices": genaiVersion },
      models: [...mergeModels(piAi.models, overrides)],
      prices: [
        ...appendPeriods(before(), mergeSources({ piAi: piAi.prices, genai, overrides, acknowledged }, today), today),
      ],
    });
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function unpack(name: string): string {
  execFileSync("npm", ["pack", name, "--ignore-scripts", "--silent", "--pack-destination", temporary], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const archive = readdirSync(temporary).find((file) => file.endsWith(".tgz"));
  if (!archive) throw new Error(`npm packed nothing for ${name}`);
  execFileSync("tar", ["-xzf", join(temporary, archive), "-C", temporary]);
  return join(temporary, "package");
}

function packedVersion(): string {
  return versionIn(join(temporary, "package/package.json"));
}

function installedVersion(name: string): string {
  return versionIn(new URL(`../node_modules/${name}/package.json`, import.meta.url).pathname);
}

function versionIn(path: string): string {
  return String(JSON.parse(readFileSync(path, "utf8")).version);
}

function before(): Snapshot["prices"] {
  return existsSync(join(folder, "snapshot.json")) ? snapshotSchema.parse(readJson("snapshot.json")).prices : [];
}

/** One row a line, so that a diff shows one price a line. */
function write(snapshot: Snapshot): void {
  const { models, prices, ...head } = snapshotSchema.parse(snapshot);
  const rows = (list: readonly unknown[]): string => list.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const top = JSON.stringify(head, null, 2).slice(0, -2);
  writeFileSync(
    join(folder, "snapshot.json"),
    `${top},\n  "models": [\n${rows(models)}\n  ],\n  "prices": [\n${rows(prices)}\n  ]\n}\n`,
  );
  console.log(`${models.length} models and ${prices.length} price periods, as of ${snapshot.asOf}`);
}
