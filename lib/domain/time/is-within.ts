/** Clocks of servers may differ by this. */
const skewMs = 60_000;

/**
 * Whether a moment that was set at most `lengthMs` ahead still lies that near. One that lies farther was set by a clock
 * that has gone back since: nobody is to wait for it.
 */
export function isWithin(until: Date, at: Date, lengthMs: number): boolean {
  return until.getTime() - at.getTime() <= lengthMs + skewMs;
}
