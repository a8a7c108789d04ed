import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findProgram } from "#lib/server/find-program.ts";
import { canInstallByApt, installByApt } from "./install-by-apt.mjs";

const chromiumNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser to test with: the one named, the system's, Playwright's own, or one that is installed now. */
export function findOrInstallChromium(mayUseApt: boolean): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && !existsSync(named))
    console.log(`Browser: CHROMIUM_PATH names ${named}, which is not there.`);
  const found = named ?? chromiumNames.map(findProgram).find((path) => path !== undefined);
  const browser =
    found ?? playwrightsOwn() ?? installByPlaywright() ?? (mayUseApt ? installChromiumByApt() : undefined);
  console.log(`Browser: ${browser ?? "none. Install Chromium, or set CHROMIUM_PATH; the end-to-end tests will fail."}`);
  return browser;
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

/** Downloaded is not enough: on a bare system the libraries that it needs may be missing. */
function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) && spawnSync(path, ["--version"]).status === 0 ? path : undefined;
}

function installByPlaywright(): string | undefined {
  console.log("Browser: none found, so Playwright installs one …");
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], { stdio: "inherit" });
  return playwrightsOwn();
}

function installChromiumByApt(): string | undefined {
  return installByApt("chromium") ? findProgram("chromium") : undefined;
}
