import { spawnSync } from "node:child_process";
import { chromium } from "@playwright/test";
import { findProgram } from "#lib/server/find-program.ts";
import { canInstallByApt, installByApt } from "./install-by-apt.mjs";

const chromiumNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser to test with: the one named, the system's, Playwright's own, or one that is installed now. */
export function findOrInstallChromium(mayUseApt: boolean): string | undefined {
  const browser =
    namedBrowser() ??
    chromiumNames.map(findProgram).find(starts) ??
    playwrightsOwn() ??
    installByPlaywright() ??
    (mayUseApt ? installChromiumByApt() : undefined);
  console.log(`Browser: ${browser ?? "none. Install Chromium, or set CHROMIUM_PATH; the end-to-end tests will fail."}`);
  return browser;
}

function namedBrowser(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH === undefined || CHROMIUM_PATH === "") return undefined;
  if (starts(CHROMIUM_PATH)) return CHROMIUM_PATH;
  console.log(`Browser: CHROMIUM_PATH names ${CHROMIUM_PATH}, which does not start; looking for another.`);
  return undefined;
}

/** Being there is not enough: libraries may be missing, and Ubuntu's own only says which snap to install. */
function starts(path: string | undefined): path is string {
  return path !== undefined && spawnSync(path, ["--version"]).status === 0;
}

/** The sandbox that checks run in; tests that need it say that they were skipped where there is none. */
export function findOrInstallBubblewrap(mayUseApt: boolean): void {
  const found = findProgram("bwrap") ?? (mayUseApt && installByApt("bubblewrap") ? findProgram("bwrap") : undefined);
  console.log(`Sandbox: ${found ?? "none. Install bubblewrap; tests that need it are skipped."}`);
}

/** Whether this run may install packages of the system. */
export function mayUseApt(): boolean {
  return canInstallByApt() && !["1", "true"].includes(process.env.GROUNDPLAN_NO_APT ?? "");
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return starts(path) ? path : undefined;
}

function installByPlaywright(): string | undefined {
  console.log("Browser: none found, so Playwright installs one …");
  const command = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  const run = spawnSync(process.execPath, command, { stdio: ["ignore", "inherit", "pipe"], encoding: "utf8" });
  if (run.status === 0) return playwrightsOwn();
  console.log(`Browser: Playwright could not (${/^Error: .*/m.exec(run.stderr)?.[0] ?? "it gave no reason"}).`);
  return undefined;
}

function installChromiumByApt(): string | undefined {
  return installByApt("chromium") ? findProgram("chromium") : undefined;
}
