import { spawnSync } from "node:child_process";

/** Who runs PostgreSQL. Empty: the person who started us. */
export type DatabaseUser = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** What PostgreSQL sees of our environment: nothing. (Next's types want NODE_ENV in every environment.) */
export const databaseEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

/** PostgreSQL refuses to run as root, so root runs it as `nobody`. */
export function databaseUser(): DatabaseUser {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}

/** Whether that user can start this program; the only honest probe is to start it. */
export function canRun(user: DatabaseUser, program: string): boolean {
  return spawnSync(program, ["--version"], { ...user, env: databaseEnvironment, cwd: "/" }).status === 0;
}

/** Whether that user can go into this folder. */
export function canEnter(user: DatabaseUser, folder: string): boolean {
  const shell = ["-c", 'cd "$1"', "sh", folder];
  return spawnSync("/bin/sh", shell, { ...user, env: databaseEnvironment, cwd: "/" }).status === 0;
}
