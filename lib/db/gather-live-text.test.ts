import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveText } from "#lib/engine/ports/live.ts";
import { gatherLiveText } from "./gather-live-text.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const delta = (attemptId: string, offset: number, text: string, kind: LiveText["kind"] = "text"): LiveText => ({
  projectId: "p1",
  attemptId,
  kind,
  text,
  offset,
});

test("deltas of an attempt and kind are joined, and handed on once in a while", () => {
  const handed: (readonly LiveText[])[] = [];
  const gatherer = gatherLiveText(33, (deltas) => handed.push(deltas));
  gatherer.add(delta("a", 0, "he"));
  gatherer.add(delta("b", 0, "x"));
  gatherer.add(delta("a", 0, "hm", "reasoning"));
  gatherer.add(delta("a", 2, "llo"));
  vi.advanceTimersByTime(32);
  expect(handed).toEqual([]);
  vi.advanceTimersByTime(1);
  gatherer.add(delta("a", 5, "!"));
  vi.advanceTimersByTime(33);
  expect(handed).toEqual([
    [delta("a", 0, "hello"), delta("b", 0, "x"), delta("a", 0, "hm", "reasoning")],
    [delta("a", 5, "!")],
  ]);
});

test("a gap is not joined over, so that a reader can see it", () => {
  const handed: (readonly LiveText[])[] = [];
  const gatherer = gatherLiveText(33, (deltas) => handed.push(deltas));
  gatherer.add(delta("a", 0, "he"));
  gatherer.add(delta("a", 7, "o"));
  gatherer.flush();
  gatherer.flush();
  expect(handed).toEqual([[delta("a", 0, "he"), delta("a", 7, "o")]]);
});

test("what is stopped hands nothing on", () => {
  const handed: unknown[] = [];
  const gatherer = gatherLiveText(33, (deltas) => handed.push(deltas));
  gatherer.add(delta("a", 0, "he"));
  gatherer.stop();
  vi.advanceTimersByTime(100);
  expect(handed).toEqual([]);
});
