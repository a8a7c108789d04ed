import { skyOf } from "../daylight/index.ts";
import type { Sky } from "../renderer/contract.ts";

/** The light at a time since the start. */
export function skyAt(seconds: number): Sky {
  return skyOf(seconds);
}
