import { liveProcesses } from "./live-processes.ts";

/** How many processes of this machine have `part` as their name or first argument. */
export function processesWith(part: string): number {
  return liveProcesses().filter(({ line }) => line.split(" ").slice(0, 2).includes(part)).length;
}
