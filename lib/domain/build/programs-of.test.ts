import { expect, test } from "vitest";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { parseBlueprint } from "../blueprint/parse-blueprint.ts";
import { programsIn, programsOf } from "./programs-of.ts";

test("a command is found at its line, or at its block where it is written otherwise", () => {
  const text = textBlueprint({ modules: [{ id: "a", checks: ["sing a"] }], checks: ['say "x"'] });
  const { blueprint } = parseBlueprint(text);
  if (!blueprint) throw new Error("cannot be read");
  const lines = text.split("\n");
  const found = programsOf(blueprint).map(({ command, lines: at }) => [
    command.text,
    lines[at.from - 1],
    at.to - at.from,
  ]);
  expect(found).toEqual([
    ['say "x"', "```yaml stack", 3],
    ["sing a", 'checks: ["sing a"]', 0],
  ]);
});

test.each([
  ["tsc --noEmit", ["tsc"]],
  ["esbuild src/main.ts --bundle && cp index.html dist", ["esbuild", "cp"]],
  ['node --test --test-name-pattern="small step|far from; x && y" a.test.ts', ["node"]],
  ["node --test --test-name-pattern='a|b' a.test.ts | tee out", ["node", "tee"]],
  ["CI=1 FORCE=2 vitest run", ["vitest"]],
  ["cd app && ./node_modules/.bin/vite build", ["./node_modules/.bin/vite"]],
  ["echo a\\;b; go test ./...", ["go"]],
  ['"quoted program" x', []],
  ["$(which node) x", []],
  ["tsc && tsc", ["tsc"]],
  ["", []],
])("%s calls %j", (command, programs) => expect(programsIn(command)).toEqual(programs));
