import { readdirSync, readFileSync } from "node:fs";
import { beginsLine } from "../sandbox-script.ts";

/**
 * Ends what is left of sandboxes whose server was killed. A sandbox dies with its bubblewrap, but one whose bubblewrap is
 * killed in the moment between its start and the request to die with it waits for ever. Answers how many there were.
 */
export function endOrphans(): number {
  const orphans = processes().filter(isOrphan);
  for (const pid of orphans) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile, or is another person's.
    }
  }
  return orphans.length;
}

function processes(): readonly number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return []; // only Linux has the folder, and only there are these sandboxes
  }
}

/** One of ours by its script, whose parent is gone. */
function isOrphan(pid: number): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(beginsLine)) return false;
    const [, name = "", parent = ""] = /^\d+ \((.*)\) \S (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return name === "bwrap" && parent === "1";
  } catch {
    return false; // it has ended meanwhile
  }
}
