import { expect, test } from "vitest";
import { draftState, editedText, settledText } from "./draft-state.ts";

const saved = { markdown: "# Saved", version: 4 };

test("without a text of one's own the saved one stands there", () => {
  expect(draftState(undefined, saved)).toEqual({ text: "# Saved", baseVersion: 4, dirty: false, overtaken: false });
});

test("an edit is kept with the version that it was made from, until it says what is saved", () => {
  const own = editedText(undefined, saved, "# Mine");
  expect(own).toEqual({ text: "# Mine", baseVersion: 4 });
  expect(editedText(own, saved, "# Saved")).toBeUndefined();
});

test("a text is overtaken when somebody saved another one, and never lost by that", () => {
  const own = { text: "# Mine", baseVersion: 4 };
  const newer = { markdown: "# Theirs", version: 5 };
  expect(draftState(own, newer)).toEqual({ text: "# Mine", baseVersion: 4, dirty: true, overtaken: true });
  expect(editedText(own, newer, "# Mine, too")).toEqual({ text: "# Mine, too", baseVersion: 4 });
  expect(draftState(own, { markdown: "# Mine", version: 5 }).overtaken).toBe(false);
});

test("what was typed while it was being saved goes on from the new version", () => {
  expect(settledText({ text: "# Mine", baseVersion: 4 }, "# Mine", 5)).toBeUndefined();
  expect(settledText({ text: "# Mine!", baseVersion: 4 }, "# Mine", 5)).toEqual({ text: "# Mine!", baseVersion: 5 });
});
