"use client";
import { useSyncExternalStore } from "react";

interface Ticker {
  now: number;
  readonly listeners: Set<() => void>;
  timer: ReturnType<typeof setInterval> | undefined;
}

const tickers = new Map<number, Ticker>();

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const made: Ticker = { now: Date.now(), listeners: new Set(), timer: undefined };
  tickers.set(everyMs, made);
  return made;
}

/** The time, renewed at that pace; all that use the same pace share one timer. */
export function useNow(everyMs: number): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(
    (listener) => {
      ticker.listeners.add(listener);
      ticker.now = Date.now();
      ticker.timer ??= setInterval(() => {
        ticker.now = Date.now();
        for (const each of ticker.listeners) each();
      }, everyMs);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size > 0) return;
        clearInterval(ticker.timer);
        ticker.timer = undefined;
      };
    },
    () => ticker.now,
    () => ticker.now,
  );
}
