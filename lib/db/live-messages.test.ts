import { expect, test } from "vitest";
import type { LiveText } from "#lib/engine/ports/live.ts";
import { packLiveTexts, unpackLiveTexts } from "./live-messages.ts";

const delta = (text: string, row: Partial<LiveText> = {}): LiveText => ({
  projectId: "p1",
  attemptId: "a1",
  kind: "text",
  text,
  offset: 0,
  ...row,
});

test("many attempts share one message", () => {
  const deltas = [delta("one"), delta("two", { attemptId: "a2", kind: "reasoning", offset: 7 })];
  const messages = packLiveTexts("me", deltas);
  expect(messages.map(unpackLiveTexts)).toEqual([{ from: "me", deltas }]);
});

test("long and hostile text is split under the limit, with offsets, and comes back whole", () => {
  const text = `${"\0".repeat(3_000)}${"😀".repeat(3_001)}"\\\n${"é".repeat(9_000)}`;
  const messages = packLiveTexts("me", [delta(text, { offset: 5 }), delta("after", { attemptId: "a2" })]);
  expect(messages.filter((message) => Buffer.byteLength(message) > 7_900)).toEqual([]);
  const back = messages.flatMap((message) => unpackLiveTexts(message).deltas);
  const long = back.filter((one) => one.attemptId === "a1");
  expect(long.map((one) => one.text).join("")).toBe(text);
  expect(long.filter((one, i) => one.offset !== 5 + i * 1_200)).toEqual([]);
  expect(back.at(-1)).toEqual(delta("after", { attemptId: "a2" }));
});

test("nothing to say is no message", () => {
  expect(packLiveTexts("me", [])).toEqual([]);
  expect(packLiveTexts("me", [delta("")])).toEqual([]);
});
