import type { Role } from "../routing/role.ts";
import type { Attempt } from "./build.ts";

const minute = 60_000;
/** The watchdog ends every attempt by then: one that lasted longer did so for a clock that jumped or a machine that slept. */
const longestAttemptMs = 60 * minute;

/** How long all attempts at one question may last together. Milliseconds; one attempt has at most an hour. */
export const deadlineMs = {
  architect: 120 * minute,
  builder: 120 * minute,
  designer: 120 * minute,
  debugger: 120 * minute,
  reviewer: 90 * minute,
  explorer: 90 * minute,
} satisfies Record<Role, number>;

/**
 * How long a chain of attempts has lasted up to its last end: the attempts, and the waits between them up to
 * `longestGapMs` each. What lies beyond is a pause, a night without a server or a quota that had to reset, and says
 * nothing about the models; an interrupted attempt ended when somebody noticed, so it has no length.
 */
export function chainMs(attempts: readonly Attempt[], longestGapMs: number): number {
  return attempts.reduce((sum, attempt, index) => {
    const from = attempt.startedAt.getTime();
    const own = attempt.outcome === "interrupted" ? 0 : within(longestAttemptMs, endOf(attempt) - from);
    const before = attempts[index - 1];
    const gap = before ? within(longestGapMs, from - endOf(before)) : 0;
    return sum + own + gap;
  }, 0);
}

function within(longestMs: number, ms: number): number {
  return Math.min(Math.max(0, ms), longestMs);
}

function endOf({ startedAt, endedAt }: Attempt): number {
  return (endedAt ?? startedAt).getTime();
}
