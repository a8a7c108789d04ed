import type { BuildOutcome, BuildStatus } from "#lib/domain/build/status.ts";
import type { Look } from "./look.ts";

const working = {
  running: { label: "Running", shape: "half", tone: "neutral", live: true },
  paused: { label: "Paused", shape: "pause", tone: "person" },
} satisfies Record<Exclude<BuildStatus, "ended">, Look>;

const ended = {
  merged: { label: "Merged", shape: "tick", tone: "good" },
  partly: { label: "Partly merged", shape: "tick-open", tone: "person" },
  cancelled: { label: "Cancelled", shape: "dash", tone: "faint" },
} satisfies Record<BuildOutcome, Look>;

export function buildLook(build: { status: BuildStatus; outcome?: BuildOutcome | undefined }): Look {
  return build.status === "ended" ? ended[build.outcome ?? "cancelled"] : working[build.status];
}
