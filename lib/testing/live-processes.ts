import { readdirSync, readFileSync } from "node:fs";

export interface LiveProcess {
  readonly pid: number;
  /** Its command line. */
  readonly line: string;
  /** Number of its process group. */
  readonly group: number;
}

/** All processes of this machine but this one. Those that have ended and wait to be noticed have no command line. */
export function liveProcesses(): readonly LiveProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        const [, group] = /^\d+ \(.*\) \S \d+ (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
        return line === "" ? [] : [{ pid: Number(pid), line, group: Number(group) }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}
