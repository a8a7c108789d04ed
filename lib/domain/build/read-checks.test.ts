import { expect, test } from "vitest";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { parseBlueprint } from "../blueprint/parse-blueprint.ts";
import { blameRed, isOthersOnly } from "./blame-red.ts";
import { checkCommands } from "./check-commands.ts";
import { checkOutcomeOf } from "./check-outcome.ts";
import { programsIn, programsOf } from "./programs-of.ts";

function read(...args: Parameters<typeof textBlueprint>) {
  const { blueprint } = parseBlueprint(textBlueprint(...args));
  if (!blueprint) throw new Error("the blueprint cannot be read");
  return blueprint;
}
const blueprint = read({
  checks: ["tsc --noEmit", "true"],
  modules: [{ id: "a", checks: ["true", "grep x y"] }, { id: "b" }],
});

test.each([
  ["the compiler", "src/a/x.ts(3,5): error TS2322: No.", { own: ["src/a/x.ts"], others: [] }],
  [
    "a path of the box",
    "/box/src/b/x.ts(3,5): error TS1: No.",
    { own: [], others: [{ path: "src/b/x.ts", moduleId: "b" }] },
  ],
  ["a test", "test at src/b/x.test.ts:3:1", { own: [], others: [{ path: "src/b/x.test.ts", moduleId: "b" }] }],
  ["a test's location", "  location: '/box/src/a/x.test.ts:3:1'", { own: ["src/a/x.test.ts"], others: [] }],
  ["a file of nobody", "main.ts(1,1): error TS1: No.", { own: [], others: [{ path: "main.ts", moduleId: undefined }] }],
  [
    "the same place twice",
    "src/a/x.ts(1,1): error TS1: No.\nsrc/a/x.ts(2,1): error TS1: No.",
    { own: ["src/a/x.ts"], others: [] },
  ],
  ["words alone", "error in src/b/x.ts", { own: [], others: [] }],
])("places are read from %s", (_, output, expected) => {
  expect(blameRed(output, blueprint, "a")).toEqual(expected);
});

test("only places of others, and at least one, belong to others", () => {
  const other = { path: "p", moduleId: "b" };
  expect([
    isOthersOnly({ own: [], others: [other] }),
    isOthersOnly({ own: ["x"], others: [other] }),
    isOthersOnly({ own: [], others: [] }),
  ]).toEqual([true, false, false]);
});

test.each([
  ["true", { exitCode: 0, output: "" }, "green"],
  ["true", { exitCode: 2, output: "" }, "red"],
  ["true", { killedBy: "timeout", output: "" }, "red"],
  ["true", { killedBy: "cancelled", output: "" }, "interrupted"],
  ["node --test", { exitCode: 0, output: "# tests 0\n" }, "empty"],
  ["node --test", { exitCode: 0, output: "ℹ tests 0\n" }, "empty"],
  ["node --test", { exitCode: 0, output: "ℹ tests 2\n" }, "green"],
  ["node --test a && node --test b", { exitCode: 0, output: "# tests 0\n# tests 1\n" }, "green"],
  ["node --test", { exitCode: 0, output: "it printed nothing of the kind" }, "green"],
  ["grep tests", { exitCode: 0, output: "# tests 0\n" }, "green"],
])("%s with %o is %s", (command, result, expected) => {
  expect(checkOutcomeOf(command, result)).toBe(expected);
});

test("a module's commands in order, each once", () => {
  const [a] = blueprint.modules;
  expect(a && checkCommands(blueprint, a).map(({ command }) => command)).toEqual(["tsc --noEmit", "true", "grep x y"]);
});

test.each([
  ["tsc --noEmit", ["tsc"]],
  ["A=1 B=2 node x.js", ["node"]],
  ["cd src && node a | grep b; test -f c || wc d", ["node", "grep", "wc"]],
  ["'quoted thing' x", []],
  ["$(which node) x", []],
  ["! grep x y", []],
  ["./run.sh", ["./run.sh"]],
  ["node a && node b", ["node"]],
  ["", []],
])("the programs of %s", (command, expected) => {
  expect(programsIn(command)).toEqual(expected);
});

test("every command of a blueprint is looked at, each with its module", () => {
  expect(programsOf(blueprint).map(({ command, moduleId }) => `${moduleId ?? "-"} ${command.text}`)).toEqual([
    "- tsc --noEmit",
    "- true",
    "a true",
    "a grep x y",
    "b grep -q good src/b/b.txt",
  ]);
});
