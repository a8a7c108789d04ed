import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether we may install packages of the system: as root, on Debian or its kin. */
export function canInstallByApt() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && hasProgram("apt-get");
}

/**
 * Installs one package of Debian. False where that did not work; the reason is printed.
 * @param {string} name
 */
export function installByApt(name) {
  const patience = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=60"];
  const installed =
    runApt([...patience, "update"]) && runApt([...patience, "install", "-y", "--no-install-recommends", name]);
  console.error(installed ? `Installed ${name}.` : `apt-get could not install ${name}.`);
  return installed;
}

/** @param {readonly string[]} args */
function runApt(args) {
  console.error(`Running apt-get ${args.filter((arg) => arg !== "-o" && !arg.includes("::")).join(" ")} …`);
  const run = spawnSync("apt-get", args, {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (run.status !== 0) console.error((run.error?.message ?? run.stderr).trim().split("\n").slice(-3).join("\n"));
  return run.status === 0;
}

const installCommands = {
  "apt-get": "sudo apt-get install",
  dnf: "sudo dnf install",
  pacman: "sudo pacman -S",
  zypper: "sudo zypper install",
  apk: "sudo apk add",
};

/**
 * The line that installs a package with the package manager that is there; `names` are those that do not call it so.
 * @param {string} name
 * @param {Readonly<Partial<Record<string, string>>>} names
 */
export function installLine(name, names = {}) {
  const known = Object.entries(installCommands).find(([manager]) => hasProgram(manager));
  if (known === undefined) return `install ${name} with your system's package manager`;
  return `${known[1]} ${names[known[0]] ?? name}`;
}

/** @param {string} name */
function hasProgram(name) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== "";
    } catch {
      return false;
    }
  });
}
