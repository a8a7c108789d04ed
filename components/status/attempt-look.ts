import type { AttemptOutcome, AttemptStatus } from "#lib/domain/build/status.ts";
import type { Look } from "./look.ts";

const ended = {
  finished: { label: "Finished", shape: "tick", tone: "good" },
  failed: { label: "Failed", shape: "cross", tone: "bad" },
  cancelled: { label: "Cancelled", shape: "dash", tone: "faint" },
  interrupted: { label: "Interrupted", shape: "cut", tone: "bad" },
} satisfies Record<AttemptOutcome, Look>;

export function attemptLook(attempt: { status: AttemptStatus; outcome?: AttemptOutcome | undefined }): Look {
  if (attempt.status === "running") return { label: "Running", shape: "half", tone: "neutral", live: true };
  return ended[attempt.outcome ?? "interrupted"];
}
