import fc from "fast-check";
import { expect, test } from "vitest";
import { applyHunks, hunks } from "./changes.ts";

test("each change is a hunk of its own, with its place", () => {
  expect(hunks("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n")).toEqual([
    { id: "h1", from: 2, removed: ["b"], added: ["B"] },
    { id: "h2", from: 5, removed: [], added: ["e"] },
  ]);
});

test("only what is accepted is applied", () => {
  const all = hunks("a\nb\nc\n", "x\na\nb\n");
  expect(all.map(({ from, removed, added }) => [from, removed, added])).toEqual([
    [1, [], ["x"]],
    [3, ["c"], []],
  ]);
  expect(applyHunks("a\nb\nc\n", all, ["h1"])).toBe("x\na\nb\nc\n");
  expect(applyHunks("a\nb\nc\n", all, ["h2"])).toBe("a\nb\n");
  expect(applyHunks("a\nb\nc\n", all, [])).toBe("a\nb\nc\n");
});

test("an empty text has its hunks too", () => {
  expect(applyHunks("", hunks("", "a\n"), ["h1"])).toBe("a\n");
  expect(applyHunks("a\n", hunks("a\n", ""), ["h1"])).toBe("");
});

const text = fc
  .array(fc.constantFrom("a", "b", "", "-- x", "+y", "\\ No newline"), { maxLength: 12 })
  .map((lines) => (lines.length === 0 ? "" : `${lines.join("\n")}\n`));

test("all hunks make the new text, none the old, and any choice keeps the accepted lines", () => {
  fc.assert(
    fc.property(text, text, fc.infiniteStream(fc.boolean()), (before, after, choose) => {
      const all = hunks(before, after);
      expect(
        applyHunks(
          before,
          all,
          all.map((hunk) => hunk.id),
        ),
      ).toBe(after);
      expect(applyHunks(before, all, [])).toBe(before);
      const chosen = all.filter(() => choose.next().value);
      const rest = hunks(
        applyHunks(
          before,
          all,
          chosen.map((hunk) => hunk.id),
        ),
        after,
      );
      expect(rest.length <= all.length - chosen.length).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
