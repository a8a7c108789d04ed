import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BubblewrapHost, profile, readable, sealed } from "../bubblewrap/profile.ts";
import { type ProcessRun, runProcess } from "../run-process.ts";
import type { Npm, NpmNetwork } from "./find-npm.ts";
import { folderBytes } from "./settle-folder.ts";

export interface NpmPlace {
  /** Holds `package.json`; npm makes `node_modules` and the lock file in it. */
  readonly project: string;
  /** An empty folder. */
  readonly home: string;
  /** Packages that were downloaded before, shared by all installations. */
  readonly cache: string;
}

export interface NpmRunner {
  readonly npm: Npm;
  readonly network: NpmNetwork;
  readonly nodeProgram: string;
  /** Absent where no sandbox works: then npm is a plain process with nothing of the server in its environment. */
  readonly bubblewrap?: { readonly program: string; readonly host: BubblewrapHost };
  /** The user that npm runs as; undefined where the server cannot change its own. */
  readonly uid: number | undefined;
}

const mebibyte = 1024 * 1024;
export const mostBytes = 512 * mebibyte;

/**
 * Runs npm so that it runs nothing itself: no scripts, nothing from outside the registry, no settings but ours.
 * It has the network, so it gets no file but its own folders.
 */
export async function runNpm(
  runner: NpmRunner,
  command: "ci" | "install",
  place: NpmPlace,
  wallMs: number,
  signal: AbortSignal,
): Promise<ProcessRun & { readonly tooLarge: boolean }> {
  const watch = watchSize(place.project, signal);
  try {
    const run = await runProcess({
      ...(runner.bubblewrap ? inSandbox(runner, command, place) : plain(runner, command, place)),
      uid: runner.uid,
      gid: runner.uid,
      wallMs,
      outputBytes: mebibyte,
      sideBytes: mebibyte,
      signal: watch.signal,
    });
    return { ...run, tooLarge: watch.tooLarge() };
  } finally {
    watch.stop();
  }
}

function flags(command: "ci" | "install", runner: NpmRunner, at: NpmPlace): string[] {
  return [
    command,
    ...["--ignore-scripts", "--allow-git=none", "--allow-remote=none", "--allow-file=none", "--allow-directory=none"],
    `--registry=${runner.network.registry}`,
    ...runner.network.flags,
    // Without addresses in it, a lock file says the same on every machine.
    ...["--omit-lockfile-registry-resolved", "--lockfile-version=3"],
    ...[`--userconfig=${at.home}/user.npmrc`, `--globalconfig=${at.home}/global.npmrc`, `--cache=${at.cache}`],
    // A registry that cannot be reached should be told within the time limit.
    ...["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"],
    ...["--no-audit", "--no-fund", "--no-update-notifier", "--no-progress", "--no-color", "--loglevel=warn"],
  ];
}

function environment(runner: NpmRunner, at: NpmPlace, nodeFolder: string): Record<string, string> {
  const { certificates } = runner.network;
  return {
    // Neither git nor a shell is on it.
    PATH: nodeFolder,
    HOME: at.home,
    LANG: "C.UTF-8",
    ...(existsSync("/usr/share/nodejs") ? { NODE_PATH: "/usr/share/nodejs" } : {}),
    ...(certificates === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificates }),
  };
}

function plain(runner: NpmRunner, command: "ci" | "install", place: NpmPlace) {
  return {
    file: runner.nodeProgram,
    args: [runner.npm.cli, ...flags(command, runner, place)],
    env: environment(runner, place, dirname(runner.nodeProgram)),
    cwd: place.project,
  };
}

function inSandbox(runner: NpmRunner, command: "ci" | "install", place: NpmPlace) {
  const { program, host } = runner.bubblewrap as NonNullable<NpmRunner["bubblewrap"]>;
  const at = { project: "/work", home: "/home/sandbox", cache: "/cache" };
  const { certificates } = runner.network;
  const shown = ["/etc/resolv.conf", "/etc/hosts", "/etc/ssl", ...(certificates === undefined ? [] : [certificates])];
  const below = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  return {
    file: program,
    env: {},
    args: [
      ...profile(host, environment(runner, at, "/toolbox/bin")),
      "--share-net",
      ...shown
        .filter((path) => existsSync(path) && !below(path, "/usr"))
        .filter((path) => path === "/etc/ssl" || !below(path, "/etc/ssl"))
        .flatMap((path) => readable(realpathSync(path), path)),
      ...(below(runner.npm.folder, "/usr") ? [] : readable(runner.npm.folder, runner.npm.folder)),
      ...["--bind", place.project, at.project, "--bind", place.cache, at.cache],
      ...sealed,
      ...["--chdir", at.project, "--", "/usr/bin/prlimit", "--nofile=4096", "--core=0", `--fsize=${mostBytes}`],
      ...[`--data=${2048 * mebibyte}`, "--", "/toolbox/bin/node", runner.npm.cli, ...flags(command, runner, at)],
    ],
    kill: (child: { kill(signal: "SIGKILL"): boolean }) => void child.kill("SIGKILL"),
  };
}

// A quota is not to be had everywhere, so the folder is looked at while it grows.
function watchSize(folder: string, signal: AbortSignal) {
  const full = new AbortController();
  let stopped = false;
  async function look(): Promise<void> {
    if (stopped) return;
    if ((await folderBytes(folder)) > mostBytes) full.abort();
    else timer = setTimeout(look, 1000);
  }
  let timer = setTimeout(look, 1000);
  return {
    signal: AbortSignal.any([signal, full.signal]),
    tooLarge: () => full.signal.aborted,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The npm of this machine in a place that its user may enter: root's home lets nobody in. */
export function npmAt(npm: Npm, folder: string): Npm {
  return { cli: join(folder, npm.cli.slice(npm.folder.length)), folder };
}
