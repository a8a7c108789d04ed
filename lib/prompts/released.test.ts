import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sha256 } from "../domain/sha256.ts";

const folder = new URL(".", import.meta.url).pathname;

test("released texts are never edited: add v(n+1).md, its line in released.json, and move `version`", () => {
  const released = JSON.parse(readFileSync(`${folder}released.json`, "utf8"));
  const paths = globSync("**/*.md", { cwd: folder }).sort();
  const texts = paths.map((path) => [path, sha256(readFileSync(`${folder}${path}`, "utf8"))]);
  expect(Object.fromEntries(texts)).toEqual(released);
});
