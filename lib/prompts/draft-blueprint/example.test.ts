import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import { allPrompts } from "../all-prompts.ts";
import { findExamples } from "../find-examples.ts";

const folder = mkdtempSync(join(tmpdir(), "example-"));
afterAll(() => rmSync(folder, { recursive: true }));

const examples = (["draft-blueprint", "repair-blueprint", "change-blueprint"] as const).flatMap((id) =>
  findExamples(allPrompts[id].render({ sandbox: "" }).text, "blueprint"),
);

test("the blueprint that all three prompts teach from has no diagnostics", () => {
  expect(examples).toHaveLength(3);
  expect(new Set(examples).size).toBe(1);
  const { blueprint, diagnostics } = parseBlueprint(examples[0] ?? "");
  expect(diagnostics).toEqual([]);
  expect(blueprint?.modules.map(({ id, depends, guards }) => [id, depends, guards.length])).toEqual([
    ["amounts", [], 1],
    ["ledger", ["amounts"], 1],
    ["settle", ["amounts"], 1],
    ["page", ["amounts", "ledger", "settle"], 1],
  ]);
});

test("its contracts compile by themselves", () => {
  const { blueprint } = parseBlueprint(examples[0] ?? "");
  const files = [...(blueprint?.files ?? []), ...(blueprint?.modules ?? []).flatMap(({ contracts }) => contracts)];
  expect(files).toHaveLength(7);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  expect(execFileSync(resolve("node_modules/.bin/tsc"), ["--noEmit"], { cwd: folder, encoding: "utf8" })).toBe("");
});
