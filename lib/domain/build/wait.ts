import { providerNames } from "../routing/provider-names.ts";
import type { ProviderId } from "../routing/role.ts";

/** What an attempt may wait for before it is made. */
export const waitReasons = ["retry", "quota", "breaker", "concurrency", "pace", "budget"] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Why the next attempt at a question is not made yet. Nothing is spent meanwhile. */
export interface Wait {
  readonly why: WaitReason;
  /** When it goes on by itself; null: when something else ends. */
  readonly until: Date | null;
  /** The reason in words, without the time and without a stop. */
  readonly says: string;
}

export function breakerSays(provider: ProviderId, failures: number, until: Date | null): string {
  const failed = `${providerNames[provider]} failed ${failures} times in a row`;
  return capital(until === null ? `${failed}; another attempt goes first` : `${failed} and is left alone`);
}

export function concurrencySays(provider: ProviderId, running: number, most: number): string {
  return `Waits for a free place at ${providerNames[provider]} (${running} of ${most})`;
}

export function paceSays(provider: ProviderId, perMinute: number): string {
  return `Waits for the pace of ${providerNames[provider]} (${perMinute} requests a minute)`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
