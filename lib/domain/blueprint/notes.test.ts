import { expect, test } from "vitest";
import { parseBlueprint } from "./parse-blueprint.ts";
import { edited, sketch } from "./sketch-fixtures.ts";

const prose = (text: string) => parseBlueprint(text).blueprint?.modules[0]?.prose ?? "";
const with_ = (piece: string) => edited(["Octaves are not its concern.", piece]);

test.each([
  ["within a line", "One <!-- note -->two <!-- /note -->three.", "One three."],
  ["twice in a line", "a<!-- note -->b<!-- /note -->c<!--note-->d<!--/note-->e", "ace"],
  ["over lines", "One\n<!-- note -->\ntwo\n\nthree\n<!-- /note -->\nfour.", "One\nfour."],
  ["with a heading in it", "One\n\n<!-- note -->\n\n## Old\n\n<!-- /note -->\n\nfour.", "One\n\n\nfour."],
  ["with code in it", "One\n<!-- note -->\n```text\n<!-- /note -->\n```\n<!-- /note -->\nfour.", "One\nfour."],
])("a note %s is gone", (_, piece, left) => {
  expect(prose(with_(piece)).endsWith(left)).toBe(true);
});

test.each([
  ["that is not closed", "One <!-- note --> two."],
  ["that is only closed", "One <!-- /note --> two."],
  ["in inline code", "Write `<!-- note -->` and `<!-- /note -->` around it."],
  ["in a fence", "```text\n<!-- note -->\nhere\n<!-- /note -->\n```"],
])("a marker %s hides nothing", (_, piece) => {
  expect(prose(with_(`\n\n${piece}`)).endsWith(piece)).toBe(true);
});

test("blocks for machines stay, even inside a note", () => {
  const text = edited(
    ["```ts contract=src/noise/contract.ts", "<!-- note -->\n\n```ts contract=src/noise/contract.ts"],
    ["## Blocks", "<!-- /note -->\n\n## Blocks"],
  );
  const module = parseBlueprint(text).blueprint?.modules[0];
  expect(module?.contracts).toHaveLength(1);
  expect(module?.section).toContain("createNoise");
  expect(module?.section).not.toContain("note");
});

test("the sketch's note is in no text that is read", () => {
  const { blueprint } = parseBlueprint(sketch);
  expect(JSON.stringify({ ...blueprint, text: "" })).not.toContain("train");
});
