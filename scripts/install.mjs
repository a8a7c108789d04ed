import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holdFile } from "./hold-file.mjs";
import { root } from "./root.mjs";
import { runStep, StepFailed } from "./run-step.mjs";
import { runningServer } from "./running-servers.mjs";

const stamp = join(root, "node_modules", ".installed");

/** Installs exactly what the lock file names, unless that is what is there. */
export async function install() {
  if (isInstalled()) return;
  const release = await holdFile(join(root, ".install.lock"), "Waiting for another installation");
  try {
    if (!isInstalled()) await installNow();
  } finally {
    release();
  }
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();
}

function wanted() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

async function installNow() {
  const server = await runningServer();
  if (server !== undefined) {
    throw new StepFailed(
      `The lock file changed, but the server at ${server.address} (process ${server.pid}) runs from this folder, and a ` +
        "new installation would take its files away. Stop it and start again.",
    );
  }
  // No scripts: nothing here needs one, and none may run unasked. NODE_ENV=production must not leave tools out.
  const flags = [
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath; // set when npm started us
  if (npm === undefined)
    await runStep("Installing dependencies", "npm", ["ci", ...flags], { shell: process.platform === "win32" });
  else await runStep("Installing dependencies", process.execPath, [npm, "ci", ...flags]);
  writeFileSync(stamp, wanted());
}
