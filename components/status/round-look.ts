import type { RoundView } from "#lib/domain/api/build.ts";
import type { RoundOutcome } from "#lib/domain/build/status.ts";
import type { Look } from "./look.ts";

const ended = {
  approved: { label: "Approved", shape: "tick", tone: "good" },
  "approved-with-minor": { label: "Approved with minor findings", shape: "tick-open", tone: "good" },
  changes: { label: "Changes asked for", shape: "eye", tone: "architect" },
  "review-limit": { label: "Review limit", shape: "question", tone: "person" },
  "checks-stayed-red": { label: "Checks stayed red", shape: "cross", tone: "bad" },
  "unfixed-twice": { label: "Same finding unfixed twice", shape: "question", tone: "person" },
  "tree-repeats": { label: "Files as reviewed before", shape: "question", tone: "person" },
  "no-proven-finding": { label: "No verdict that holds", shape: "question", tone: "person" },
  blocked: { label: "Blocked by the blueprint", shape: "question", tone: "person" },
  "replies-unusable": { label: "Replies unusable", shape: "cross", tone: "bad" },
  budget: { label: "Budget reached", shape: "pause", tone: "person" },
  provider: { label: "Provider failed", shape: "cross", tone: "bad" },
  person: { label: "Ended by a person", shape: "dash", tone: "person" },
} satisfies Record<RoundOutcome, Look>;

/** What is done in a round that has not ended. */
const doing = {
  building: "Building",
  blocked: "Architect rules on a block",
  checking: "Checking",
  red: "Red in files of others",
  joining: "Waits for another module",
  ruling: "Reviewer rules on a contest",
  reviewing: "In review",
  done: "Ends",
} satisfies Record<RoundView["phase"], string>;

export function roundLook({ outcome, phase }: Pick<RoundView, "outcome" | "phase">): Look {
  return outcome ? ended[outcome] : { label: doing[phase], shape: "half", tone: "neutral", live: true };
}
