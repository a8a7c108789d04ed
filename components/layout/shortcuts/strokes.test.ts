import { expect, test } from "vitest";
import { matchKeys, strokeOf } from "./strokes.ts";

const plain = { metaKey: false, ctrlKey: false, altKey: false };

test.each([
  [{ ...plain, key: "?" }, "?"],
  [{ ...plain, key: "J" }, "j"],
  [{ ...plain, key: "k", metaKey: true }, "mod+k"],
  [{ ...plain, key: "Enter", ctrlKey: true }, "mod+enter"],
  [{ ...plain, key: " " }, "space"],
  [{ ...plain, key: "Shift" }, undefined],
  [{ ...plain, key: "e", altKey: true }, undefined],
])("%j is %s", (press, stroke) => expect(strokeOf(press)).toBe(stroke));

const bindings = [
  { id: "overview", keys: "g o" },
  { id: "open", keys: "o" },
  { id: "open-here", keys: "o" },
];

test("keys in a row wait for the next one", () => {
  expect(matchKeys(bindings, "", "g")).toEqual({ pending: "g" });
  expect(matchKeys(bindings, "g", "o")).toEqual({ run: "overview" });
});

test("a stroke that continues nothing is read on its own", () => {
  expect(matchKeys(bindings, "g", "g")).toEqual({ pending: "g" });
  expect(matchKeys(bindings, "g", "x")).toBeUndefined();
});

test("of two with the same keys the later one answers: the nearer part of the screen", () => {
  expect(matchKeys(bindings, "", "o")).toEqual({ run: "open-here" });
});
