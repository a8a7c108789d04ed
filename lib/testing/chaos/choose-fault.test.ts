import { expect, test } from "vitest";
import type { WireRequest } from "../wire/wire-request.ts";
import { faultOfModel, seededFaults, withFaults } from "./choose-fault.ts";
import { faultNames, passingFaults } from "./faults.ts";

const request: WireRequest = { provider: "openai", model: "m", system: "", text: "" };

function sequence(seed: number, rate: number): readonly (string | undefined)[] {
  const choose = seededFaults(seed, rate, passingFaults);
  return Array.from({ length: 1_000 }, () => choose(request));
}

test("a seed always gives the same faults, another seed others, and the rate holds", () => {
  expect(sequence(7, 0.2)).toEqual(sequence(7, 0.2));
  expect(sequence(7, 0.2)).not.toEqual(sequence(8, 0.2));
  const count = sequence(7, 0.2).filter((fault) => fault !== undefined).length;
  expect(count).toBeGreaterThan(150);
  expect(count).toBeLessThan(250);
  expect(new Set(sequence(7, 1))).toEqual(new Set(passingFaults));
  expect(new Set(sequence(7, 0))).toEqual(new Set([undefined]));
});

test("what passes leaves out what no waiting mends", () => {
  expect(faultNames.filter((name) => !passingFaults.includes(name))).toEqual([
    ...["quota", "auth-401", "auth-403", "billing", "context-too-long", "model-unknown", "refused", "blocked"],
  ]);
});

test("a model's name asks for a fault, before chance does", async () => {
  expect(["m+reset", "m+hang-mid", "a+b+drip", "m", "m+", "m+toString", "reset"].map(faultOfModel)).toEqual([
    ...["reset", "hang-mid", "drip", undefined, undefined, undefined, undefined],
  ]);
  const handler = withFaults(
    () => ({ text: "good" }),
    () => "empty",
  );
  expect(await handler({ ...request, model: "m+truncated" })).toEqual({
    text: "go",
    finish: "truncated",
    fault: "truncated",
  });
  expect(await handler(request)).toMatchObject({ text: "", fault: "empty" });
});
