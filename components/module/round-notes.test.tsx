import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RoundNotes } from "./round-notes.tsx";

const quiet = { status: "running", phase: "building", backReason: null, note: null } as const;
const shown = (change: object) =>
  renderToStaticMarkup(<RoundNotes round={{ ...quiet, ...change }} />).replace(/<[^>]+>/g, " ");

test("why an answer went back is told while the round runs", () => {
  expect(shown({ backReason: "- No tag in it." })).toContain("The last answer went back to the builder: No tag in it.");
  expect(shown({ backReason: "No tag in it.", status: "ended" })).toBe("");
  expect(shown({})).toBe("");
});

test("a round that waits for another module names it", () => {
  expect(shown({ phase: "joining", backReason: "core" })).toContain("It goes on once core is merged again.");
});

test("output is folded behind its first line", () => {
  const text = shown({ note: "tsc is red\nerror TS2322", status: "ended" });
  expect(text).toMatch(/The note of this round: tsc is red .*error TS2322/s);
});
