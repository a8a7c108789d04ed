import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { systemEnvironment } from "./env.ts";
import { findProgram } from "./find-program.ts";

/** Whether we may install packages of the system: as root, on Debian or its kin. */
export function canInstallByApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && findProgram("apt-get") !== undefined;
}

/** Installs one package of Debian. False where that did not work; the reason is printed. */
export function installByApt(name: string): boolean {
  const patience = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=60"];
  const installed =
    runApt([...patience, "update"]) && runApt([...patience, "install", "-y", "--no-install-recommends", name]);
  console.error(installed ? `Installed ${name}.` : `apt-get could not install ${name}.`);
  return installed;
}

function runApt(args: readonly string[]): boolean {
  console.error(`Running apt-get ${args.filter((arg) => arg !== "-o" && !arg.includes("::")).join(" ")} …`);
  const run = spawnSync("apt-get", args, {
    env: { ...systemEnvironment(), DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (run.status !== 0) console.error((run.error?.message ?? run.stderr).trim().split("\n").slice(-3).join("\n"));
  return run.status === 0;
}
