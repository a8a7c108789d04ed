import { spawnSync } from "node:child_process";
import { StartupError } from "./startup-error.ts";

/** Workspaces are git worktrees; without a git that can merge without a working tree nothing can be built. */
export function assertGit(): void {
  const run = spawnSync("git", ["--version"], { encoding: "utf8" });
  const version = /(\d+)\.(\d+)/.exec(run.stdout ?? "");
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
  if (run.status !== 0 || version === null) {
    throw new StartupError(
      "Groundplan keeps what it builds in git, and no git was found. Install it (Debian, Ubuntu: apt-get install git; macOS: xcode-select --install) and start again.",
    );
  }
  if (major < 2 || (major === 2 && minor < 38)) {
    throw new StartupError(
      `Groundplan needs git 2.38 or newer (git merge-tree), and this is ${version[0]}. Update git and start again.`,
    );
  }
}
