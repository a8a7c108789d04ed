import type { ModuleOutcome, ModuleStatus } from "#lib/domain/build/status.ts";
import type { Look } from "./look.ts";

const working = {
  waiting: { label: "Waiting", shape: "ring", tone: "faint" },
  building: { label: "Building", shape: "half", tone: "builder", live: true },
  checking: { label: "Checking", shape: "lines", tone: "neutral", live: true },
  reviewing: { label: "In review", shape: "eye", tone: "architect", live: true },
  merging: { label: "Merging", shape: "merge", tone: "neutral", live: true },
  deciding: { label: "Needs you", shape: "question", tone: "person" },
} satisfies Record<Exclude<ModuleStatus, "ended">, Look>;

const ended = {
  merged: { label: "Merged", shape: "tick", tone: "good" },
  kept: { label: "Kept", shape: "tick-open", tone: "neutral" },
  "left-out": { label: "Left out", shape: "dash", tone: "faint" },
} satisfies Record<ModuleOutcome, Look>;

/** `rounds` above one is told apart: merged after fixes. What waits for something does not look as if it went on. */
export function moduleLook(module: {
  status: ModuleStatus;
  outcome?: ModuleOutcome | undefined;
  rounds?: number;
  waitsFor?: string | null;
  held?: object | null;
}): Look {
  if (module.status !== "ended") {
    const look: Look = working[module.status];
    const { live: _, ...still } = look;
    return module.waitsFor || module.held ? still : look;
  }
  const look = ended[module.outcome ?? "left-out"];
  return module.outcome === "merged" && (module.rounds ?? 0) > 1 ? { ...look, label: "Merged after fixes" } : look;
}
