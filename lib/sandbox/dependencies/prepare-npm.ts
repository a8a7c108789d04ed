import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "../../domain/result.ts";
import { describeHost } from "../bubblewrap/profile.ts";
import { findProgram } from "../find-program.ts";
import { removeAbandoned } from "../remove-abandoned.ts";
import { buildToolbox } from "../toolbox/build-toolbox.ts";
import { firstReachable, isReachable } from "../toolbox/reachable.ts";
import { findNpm, type Npm, readNpmNetwork } from "./find-npm.ts";
import { type NpmRunner, npmAt } from "./run-npm.ts";
import { settleFolder } from "./settle-folder.ts";

export interface DependencyStoreOptions {
  readonly appFolder: string;
  /** Where packages and npm's cache may be kept, best first; as root it has to be where everybody may enter. */
  readonly storeFolders: readonly string[];
  readonly toolboxFolders: readonly string[];
  /** Where `npm` and `bwrap` are looked for: the server's PATH. */
  readonly searchPath: string;
  /** The npm that started the server, by its variable `npm_execpath`. */
  readonly npmExecPath?: string | undefined;
  /** The home whose npm settings name the registry. */
  readonly home: string;
  /** Certificates that the server trusts besides its own, by NODE_EXTRA_CA_CERTS; npm's setting goes before. */
  readonly certificates?: string | undefined;
  /** Whether bubblewrap passed its probe here. */
  readonly bubblewrapWorks: boolean;
}

export interface PreparedNpm {
  readonly store: string;
  readonly runner: NpmRunner;
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
}

// One user for all installations, which share a cache; not one of those that sandboxes run as.
const npmUser = 63_999;

/** The name under which the packages of a lock file are kept. */
export function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Finds npm, the registry and a place for packages, or says what is missing. */
export async function prepareNpm(options: DependencyStoreOptions): Promise<Result<PreparedNpm, string>> {
  const isRoot = process.getuid?.() === 0;
  const store = await firstReachable(options.storeFolders);
  const tools = await firstReachable(options.toolboxFolders);
  if (store === undefined || tools === undefined) {
    return err(
      "There is no folder for packages that sandboxes may enter; set GROUNDPLAN_DATA_DIR to one that everybody may enter.",
    );
  }
  await removeAbandoned(store);
  const found = findNpm(options.npmExecPath, options.searchPath);
  if (found === undefined) {
    return err("npm was not found on this machine, so packages cannot be installed. Install npm and try again.");
  }
  const toolbox = await buildToolbox(options.appFolder, tools);
  const nodeProgram = join(toolbox.folder, "bin", "node");
  const env = { PATH: options.searchPath, HOME: options.home };
  const told = await readNpmNetwork(nodeProgram, found, env);
  if (told === undefined) return err("npm does not say which registry it uses: check `npm config get registry`.");
  const npm = isRoot ? await reachableNpm(found, tools) : found;
  const program = options.bubblewrapWorks ? findProgram("bwrap", options.searchPath) : undefined;
  const bubblewrap = program && { program, host: await describeHost(toolbox.folder, []) };
  const uid = isRoot ? npmUser : undefined;
  const cache = join(store, ".cache");
  await mkdir(cache, { recursive: true });
  if (uid !== undefined) await chown(cache, uid, uid);
  const certificates = told.certificates ?? options.certificates;
  const network = { ...told, ...(certificates === undefined ? {} : { certificates }) };
  const runner = { npm, network, nodeProgram, uid, ...(bubblewrap ? { bubblewrap } : {}) };
  return ok({ store, runner, owner: isRoot ? { uid: 0, gid: 0 } : undefined });
}

async function reachableNpm(npm: Npm, parent: string): Promise<Npm> {
  if (await isReachable(npm.folder)) return npm;
  const manifest = await readFile(join(npm.folder, "package.json"), "utf8");
  const folder = join(parent, `npm-${keyOf(npm.folder + manifest).slice(0, 16)}`);
  if (existsSync(folder)) return npmAt(npm, folder);
  const making = join(parent, `.making-${randomUUID()}`);
  await cp(npm.folder, making, { recursive: true });
  await settleFolder(making, undefined);
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return npmAt(npm, folder);
}
