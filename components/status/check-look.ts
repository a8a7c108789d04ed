import type { CheckOutcome } from "#lib/domain/build/status.ts";
import type { Look } from "./look.ts";

export const checkLooks = {
  green: { label: "Green", shape: "tick", tone: "good" },
  red: { label: "Red", shape: "cross", tone: "bad" },
  empty: { label: "No test in it", shape: "dash", tone: "bad" },
  unexecuted: { label: "Not executed", shape: "dotted", tone: "person" },
  interrupted: { label: "Interrupted", shape: "cut", tone: "bad" },
} satisfies Record<CheckOutcome, Look>;
