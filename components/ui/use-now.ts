"use client";
import { useSyncExternalStore } from "react";

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
}

const tickers = new Map<number, Ticker>();

function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    read: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      if (timer === undefined) {
        now = Date.now();
        timer = setInterval(() => {
          now = Date.now();
          for (const each of listeners) each();
        }, everyMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** The time, renewed at that pace; all that use the same pace share one timer. */
export function useNow(everyMs: number): number {
  const ticker = tickers.get(everyMs) ?? createTicker(everyMs);
  // The same ticker for ever: a new `subscribe` would subscribe again with each render.
  tickers.set(everyMs, ticker);
  return useSyncExternalStore(ticker.subscribe, ticker.read, ticker.read);
}
