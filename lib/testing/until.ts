import { setTimeout as pause } from "node:timers/promises";

const everyMs = 25;

/** Polls a condition; throws with its name when it does not come true in time. */
export async function until(
  what: string,
  condition: () => Promise<boolean> | boolean,
  longestMs = 150_000,
): Promise<void> {
  const end = performance.now() + longestMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`in ${longestMs} ms it did not happen that ${what}`);
    await pause(everyMs);
  }
}
