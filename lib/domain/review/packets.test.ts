import { expect, test } from "vitest";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { changePacket, draftPacket, repairPacket } from "../blueprint/design-packets.ts";
import { parseBlueprint } from "../blueprint/parse-blueprint.ts";
import { edited, sketch } from "../blueprint/sketch-fixtures.ts";
import { integrationPacket } from "./integration-packet.ts";
import { type ReviewPacketInput, reviewPacket } from "./review-packet.ts";
import { blockedPacket, contestPacket, redPacket } from "./ruling-packets.ts";

const blueprint = parseBlueprint(sketch).blueprint as Blueprint;
const files = [{ path: "src/terrain/index.ts", content: "const a = 1;\nconst b = 2;\n" }];

const finding = {
  key: "f1",
  severity: "major",
  path: "src/terrain/index.ts",
  quote: "const b = 2;",
  claim: "It is wrong.",
  breaks: "section",
  fix: "",
  line: 2,
  status: "claimed-fixed",
  answer: "It was 3 before.",
  ruling: null,
} as const;

const facts: ReviewPacketInput["facts"] = {
  changed: ["src/terrain/index.ts"],
  checks: [
    { command: "tsc --noEmit", outcome: "green", exitCode: 0 },
    { command: "node --test", outcome: "empty", exitCode: 0 },
  ],
  criteria: [
    { id: "same-seed", command: "node --test a.ts", outcome: "green", testedBy: "guard" },
    { id: "flat", command: "node --test b.ts", outcome: "green", testedBy: "self", greenBefore: true },
    { id: "seams", testedBy: "nothing" },
  ],
};

const parts = ({ parts: all }: { parts: readonly { name: string; text: string }[] }) =>
  Object.fromEntries(all.map(({ name, text }) => [name, text]));

test("a review holds the document first, the same bytes for every module and round", () => {
  const first = reviewPacket({ blueprint, moduleId: "terrain", files, facts });
  const later = reviewPacket({
    blueprint,
    moduleId: "noise",
    files: [],
    facts,
    diff: "-a\n+b",
    ledger: [finding],
    again: "It contradicts itself.",
  });
  expect(first.parts.map(({ name }) => name)).toEqual(["blueprint", "module", "files", "facts"]);
  expect(later.parts.map(({ name }) => name)).toEqual(["blueprint", "module", "files", "facts", "since", "again"]);
  expect(later.parts[0]).toEqual(first.parts[0]);
  expect(first.parts[0]?.cache).toBe("1h");
  const noted = parseBlueprint(edited(["Written on a train", "Written on a ship"])).blueprint as Blueprint;
  expect(reviewPacket({ blueprint: noted, moduleId: "terrain", files, facts })).toEqual(first);
});

test("a review shows lines with numbers, and facts in words", () => {
  const text = parts(reviewPacket({ blueprint, moduleId: "terrain", files, facts }));
  expect(text.files).toContain("1| const a = 1;\n2| const b = 2;");
  expect(text.facts?.split("\n").filter((line) => line.startsWith("- "))).toEqual([
    "- `tsc --noEmit`: green",
    "- `node --test`: empty: it ran, but no test was in it (exit code 0)",
    "- same-seed: `node --test a.ts` green; a guard",
    "- flat: `node --test b.ts` green; self-tested, but it was green before the module existed, so it proves nothing",
    "- seams: no command; it is yours to judge",
  ]);
});

test("a later review has the change and the ledger with the builder's words", () => {
  const { since = "" } = parts(
    reviewPacket({ blueprint, moduleId: "terrain", files, facts, diff: "-a\n+b", ledger: [finding] }),
  );
  for (const words of ["-a\n+b", 'key="f1"', 'status="claimed-fixed"', "It is wrong.", "It was 3 before."])
    expect(since).toContain(words);
});

test("the review of the whole says how each module stands", () => {
  const text = parts(
    integrationPacket({
      blueprint,
      files,
      checks: [{ command: "node --test", outcome: "unexecuted" }],
      modules: [{ moduleId: "terrain", state: "merged", minor: [{ ...finding, severity: "minor" }] }],
    }),
  );
  expect(Object.keys(text)).toEqual(["blueprint", "build", "facts"]);
  for (const words of ["not executed: nobody knows", "terrain: merged; open minor findings:", "It is wrong."]) {
    expect(text.facts).toContain(words);
  }
});

test("the smaller questions hold their evidence", () => {
  const contest = parts(contestPacket({ blueprint, moduleId: "terrain", finding, files }));
  expect(contest.contest).toContain("It was 3 before.");
  const blocked = parts(
    blockedPacket({ blueprint, moduleId: "terrain", blocked: { by: "contract", evidence: "Two rules." }, files: [] }),
  );
  expect(blocked.blocked).toContain("the contract cannot be met");
  expect(Object.keys(blocked)).toEqual(["blueprint", "blocked"]);
  const red = parts(
    redPacket({ blueprint, moduleId: "noise", command: "node --test", output: "not ok 1", merged: [], files }),
  );
  expect(red.red).toContain("not ok 1");
  expect(red.files).toContain("src/terrain/index.ts belongs to terrain:");
});

test("questions about the document send it with its notes, since it comes back whole", () => {
  const diagnostics = parseBlueprint(edited(["depends: [noise, blocks]", "depends: [nois, blocks]"])).diagnostics;
  const repair = parts(repairPacket({ text: sketch, diagnostics }));
  expect(repair.blueprint).toContain("Written on a train");
  expect(repair.diagnostics).toContain("- error dependency-unknown, line 139: terrain depends on “nois”");
  const change = parts(changePacket({ text: sketch, request: "Add water.", state: ["noise: built from version 1"] }));
  expect(Object.keys(change)).toEqual(["blueprint", "state", "request"]);
  expect(Object.keys(parts(draftPacket({ brief: "A game." })))).toEqual(["brief"]);
  expect(parts(draftPacket({ brief: "A game.", interrupted: "# Gam" })).interrupted).toContain("# Gam");
});
