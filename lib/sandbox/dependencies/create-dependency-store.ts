import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, lstat, mkdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { err, ok, type Result } from "../../domain/result.ts";
import type { DependencyStore, InstallFailure } from "../../engine/ports/sandbox.ts";
import { cacheFolders } from "../caches-of.ts";
import { checkLock } from "./check-lock.ts";
import { checkPackageJson, type Wanted, wantsNothing } from "./check-package-json.ts";
import { explainNpm, npmErrorCode } from "./explain-npm.ts";
import { type DependencyStoreOptions, keyOf, type PreparedNpm, prepareNpm } from "./prepare-npm.ts";
import { mostBytes, type NpmPlace, type NpmRunner, runNpm } from "./run-npm.ts";
import { folderBytes, settleFolder } from "./settle-folder.ts";

const wallMs = 120_000;
const outputKept = 20_000;

/** Keeps installed packages by the hash of their lock file. */
export function createDependencyStore(options: DependencyStoreOptions): DependencyStore {
  let prepared: Promise<Result<PreparedNpm, string>> | undefined;

  async function ready(): Promise<Result<PreparedNpm, string>> {
    prepared ??= prepareNpm(options);
    const answer = await prepared.catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    // npm may have been installed meanwhile.
    if (!answer.ok) prepared = undefined;
    return answer;
  }

  /** Installs into a new folder and keeps it under `key`, or under the hash of the lock that npm wrote. */
  async function installNew(wanted: Wanted, lock: string | undefined, key: string | undefined, signal: AbortSignal) {
    const prepared = await ready();
    if (!prepared.ok) return failed(prepared.error);
    const { store, runner, owner } = prepared.value;
    const usable = lock === undefined ? ok(undefined) : checkLock(lock, runner.network.registry);
    if (!usable.ok) return failed(usable.error);
    const making = join(store, `.making-${randomUUID()}`);
    const place = { project: join(making, "project"), home: join(making, "home"), cache: join(store, ".cache") };
    try {
      await preparePlace(place, wanted, lock, runner.uid);
      const problem = await install(runner, place, lock !== undefined && fits(lock, wanted), signal);
      if (problem) return problem;
      const lockFile = join(place.project, "package-lock.json");
      if (!(await lstat(lockFile)).isFile()) return failed("npm wrote no lock file.");
      const written = await readFile(lockFile, "utf8");
      const checked = checkLock(written, runner.network.registry);
      if (!checked.ok) return failed(checked.error);
      if ((await folderBytes(place.project)) > mostBytes) return failed(tooLarge);
      for (const name of cacheFolders) await mkdir(join(place.project, "node_modules", name), { recursive: true });
      await settleFolder(place.project, owner);
      const folder = join(store, key ?? keyOf(written));
      // Somebody else may have put the same there in the meantime: theirs is as good.
      await rename(place.project, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
      return { ok: true, lock: written, folder } as const;
    } finally {
      await rm(making, { recursive: true, force: true });
    }
  }

  /** The folder of a lock if it is there; its time is when it was used last. */
  async function kept(lock: string): Promise<string | undefined> {
    const prepared = await ready();
    if (!prepared.ok) return undefined;
    const folder = join(prepared.value.store, keyOf(lock));
    if (!existsSync(folder)) return undefined;
    const now = new Date();
    await utimes(folder, now, now).catch(() => {});
    return folder;
  }

  return {
    install: async (packageJson, lock, signal) => {
      const wanted = checkPackageJson(packageJson);
      if (!wanted.ok) return failed(wanted.error);
      if (wantsNothing(wanted.value)) return { ok: true };
      const folder = lock !== undefined && fits(lock, wanted.value) ? await kept(lock) : undefined;
      if (lock !== undefined && folder !== undefined) return { ok: true, lock, folder };
      return installNew(wanted.value, lock, undefined, signal);
    },
    folderFor: async (lock, packageJson, signal) => {
      const folder = await kept(lock);
      if (folder !== undefined) return folder;
      const wanted = checkPackageJson(packageJson);
      if (!wanted.ok || wantsNothing(wanted.value)) return undefined;
      const installed = await installNew(wanted.value, lock, keyOf(lock), signal);
      return installed.ok ? installed.folder : undefined;
    },
  };
}

const tooLarge = `The packages take more than ${mostBytes / 1024 / 1024} MB, which is the most that a project may install.`;

function failed(reason: string, output = ""): { readonly ok: false; readonly error: InstallFailure } {
  return err({ type: "install-failed", reason, output: output.slice(-outputKept) });
}

async function preparePlace(place: NpmPlace, wanted: Wanted, lock: string | undefined, uid: number | undefined) {
  for (const folder of [place.project, place.home]) await mkdir(folder, { recursive: true });
  // Only what decides the packages: no scripts, no settings, no name.
  const manifest = { name: "project", version: "0.0.0", private: true, ...wanted };
  await writeFile(join(place.project, "package.json"), JSON.stringify(manifest));
  if (lock !== undefined) await writeFile(join(place.project, "package-lock.json"), lock);
  if (uid === undefined) return;
  const written = ["package.json", ...(lock === undefined ? [] : ["package-lock.json"])];
  for (const path of [place.project, place.home, ...written.map((name) => join(place.project, name))]) {
    await chown(path, uid, uid);
  }
}

async function install(runner: NpmRunner, place: NpmPlace, locked: boolean, signal: AbortSignal) {
  const until = performance.now() + wallMs;
  let run = await runNpm(runner, locked ? "ci" : "install", place, wallMs, signal);
  // npm now and then rejects a lock that it wrote itself; installing from it is what it then asks for.
  if (locked && run.exitCode !== 0 && npmErrorCode(run.stderr.toString()) === "EUSAGE") {
    run = await runNpm(runner, "install", place, Math.max(1, until - performance.now()), signal);
  }
  const output = run.stdout.toString() + run.stderr.toString();
  if (run.tooLarge) return failed(tooLarge, output);
  if (run.killedBy === "cancelled") return failed("The installation was cancelled; nothing of it was kept.", output);
  if (run.killedBy === "timeout")
    return failed(`The packages were not installed within ${wallMs / 1000} s. Try again.`, output);
  return run.exitCode === 0 ? undefined : failed(explainNpm(output, run.exitCode), output);
}

/** True when a lock was made for exactly these wishes. */
function fits(lock: string, wanted: Wanted): boolean {
  try {
    const root = (JSON.parse(lock) as { packages?: Record<string, Partial<Wanted>> }).packages?.[""] ?? {};
    const same = (kind: keyof Wanted) => sorted(root[kind] ?? {}) === sorted(wanted[kind]);
    return same("dependencies") && same("devDependencies") && same("optionalDependencies");
  } catch {
    return false;
  }
}

function sorted(named: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));
}
