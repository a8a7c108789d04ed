import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { projectRoot } from "../lib/server/env.ts";

/** Where and when figures were taken; the same code on another machine gives others. */
export interface Machine {
  readonly processors: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly date: string;
  readonly commit: string;
  /** Work that waited for a processor over the last five minutes: above the number of processors, others were busy too. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: projectRoot }).toString().trim();
  const changed = git("status", "--porcelain", "--untracked-files=no", "--", "app", "components", "lib") !== "";
  return {
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform}-${process.arch}`,
    node: process.version,
    date: new Date().toISOString().slice(0, 16).replace("T", " "),
    commit: git("rev-parse", "--short", "HEAD") + (changed ? " with changes" : ""),
    load: loadavg()[1] ?? Number.NaN,
  };
}
