import { expect, test } from "vitest";
import { createEchoes } from "./echoes.ts";

test("what comes back late is still our own, also when some of it never comes", () => {
  const echoes = createEchoes();
  for (const value of ["g", "g ", "g t"]) echoes.wrote(value);
  expect(echoes.isOwn("g")).toBe(true);
  expect(echoes.isOwn("g t")).toBe(true);
});

test("what we did not write, or wrote before, is somebody else's", () => {
  const echoes = createEchoes();
  echoes.wrote("terrain");
  expect(echoes.isOwn("noise")).toBe(false);
  expect(echoes.isOwn("terrain")).toBe(true);
  expect(echoes.isOwn("terrain")).toBe(false);
});
