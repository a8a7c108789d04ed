import type { FindingStatus, Severity } from "#lib/domain/review/finding.ts";
import type { Look } from "./look.ts";

export const findingLooks = {
  open: { label: "Open", shape: "ring", tone: "bad" },
  "claimed-fixed": { label: "Claimed fixed", shape: "half", tone: "builder" },
  fixed: { label: "Fixed", shape: "tick", tone: "good" },
  contested: { label: "Contested", shape: "question", tone: "builder" },
  withdrawn: { label: "Withdrawn", shape: "dash", tone: "faint" },
  dismissed: { label: "Dismissed", shape: "dash", tone: "person" },
  unproven: { label: "Unproven", shape: "dotted", tone: "faint" },
} satisfies Record<FindingStatus, Look>;

export const severityLooks = {
  blocker: { label: "Blocker", tone: "bad" },
  major: { label: "Major", tone: "person" },
  minor: { label: "Minor", tone: "neutral" },
} satisfies Record<Severity, { label: string; tone: "bad" | "person" | "neutral" }>;
