import { openSync, readdirSync, readFileSync } from "node:fs";
import { devNull } from "node:os";

const closeOnExec = 0o2000000;
let nothing: number | undefined;

/**
 * What a child gets in place of open files that this process itself inherited and would pass on. Node marks its own
 * to be closed; those of whoever started the server it does not, and a sandbox could read through them.
 */
export function maskInheritedFiles(): ("ignore" | number)[] {
  const inherited = inheritedFiles();
  if (inherited.length === 0) return [];
  nothing ??= openSync(devNull, "r");
  const mask = nothing;
  return Array.from({ length: Math.max(...inherited) - 2 }, (_, i) => (inherited.includes(i + 3) ? mask : "ignore"));
}

function inheritedFiles(): number[] {
  return openFiles().filter((fd) => {
    if (fd < 3) return false;
    try {
      const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1];
      return flags !== undefined && (Number.parseInt(flags, 8) & closeOnExec) === 0;
    } catch {
      return false;
    }
  });
}

function openFiles(): number[] {
  try {
    return readdirSync("/proc/self/fdinfo").map(Number);
  } catch {
    // Only Linux tells, and only there are these sandboxes.
    return [];
  }
}
