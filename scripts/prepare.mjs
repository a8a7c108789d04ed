import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { carriedEnvironment } from "./carried-node.mjs";
import { holdFile } from "./hold-file.mjs";
import { root } from "./root.mjs";
import { runStep, StepFailed } from "./run-step.mjs";
import { runningServer } from "./running-servers.mjs";

const generatedFrom = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
const builtFrom = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma"],
  ...["next.config.js", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json"],
];

/** Generates the database client and builds the pages, each only when what it is made from has changed. */
export async function prepare(node, { build }) {
  if (isFresh(join(root, "generated/.hash"), generatedFrom) && (!build || isBuilt())) return;
  const release = await holdFile(join(root, ".prepare.lock"), "Waiting for another build");
  try {
    if (!isFresh(join(root, "generated/.hash"), generatedFrom)) await generate(node);
    if (build && !isBuilt()) await buildPages(node);
  } finally {
    release();
  }
}

async function generate(node) {
  const hash = hashOf(generatedFrom);
  await runStep("Generating the database client", node, ["scripts/prisma.mjs", "generate"], {
    env: carriedEnvironment(),
  });
  mkdirSync(join(root, "generated"), { recursive: true });
  writeFileSync(join(root, "generated/.hash"), hash);
}

function isBuilt() {
  return existsSync(join(root, ".next/BUILD_ID")) && isFresh(join(root, ".next/.source-hash"), builtFrom);
}

async function buildPages(node) {
  const server = await runningServer();
  if (server !== undefined) {
    throw new StepFailed(
      `The sources changed, but the server at ${server.address} (process ${server.pid}) serves the pages that were built ` +
        "from this folder before, and building would replace them. Stop it and start again.",
    );
  }
  const hash = hashOf(builtFrom);
  rmSync(join(root, ".next/.source-hash"), { force: true });
  const env = { ...carriedEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await runStep("Building the pages", node, ["node_modules/next/dist/bin/next", "build"], { env });
  writeFileSync(join(root, ".next/.source-hash"), hash);
}

function isFresh(stamp, paths) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(paths);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  const add = (path, isFolder) => {
    if (isFolder) {
      const entries = readdirSync(join(root, path), { withFileTypes: true });
      entries.sort((one, other) => (one.name < other.name ? -1 : 1));
      for (const entry of entries) add(`${path}/${entry.name}`, entry.isDirectory());
    } else if (!/\.test\.tsx?$|^lib\/testing\//.test(path)) {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update("\0");
    }
  };
  for (const path of paths) {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found !== undefined) add(path, found.isDirectory());
  }
  return hash.digest("hex");
}
