import fc from "fast-check";
import { expect, test } from "vitest";
import { maxOutput, maxOutputTokens } from "./max-output.ts";

const task = { taskBytes: 6_000, existingBytes: 0 };
const writer = { maxOutputTokens: 64_000, reasoning: false };
const thinker = { ...writer, reasoning: true };

test.each([
  ["rule-on-contest", {}, 1_500],
  ["review-module", {}, 6_000],
  ["build-module", {}, 16_000],
  ["build-module", { taskBytes: 300 }, 8_000],
  ["build-module", { existingBytes: 30_000 }, 29_000],
  ["build-module", { taskBytes: 10_000_000 }, 48_000],
  ["fix-module", { existingBytes: 30_000 }, 19_000],
  ["repair-blueprint", { taskBytes: 30_000 }, 17_000],
] as const)("%s of %j may write %i tokens", (promptId, size, tokens) => {
  expect(maxOutputTokens(maxOutput({ promptId, ...task, ...size }), writer)).toBe(tokens);
});

test("a model that thinks has room for it, less for a ruling; one that nobody knows may think", () => {
  const build = maxOutput({ promptId: "build-module", ...task });
  expect(maxOutputTokens(build, thinker)).toBe(32_000);
  expect(maxOutputTokens(build)).toBe(32_000);
  expect(maxOutputTokens(maxOutput({ promptId: "rule-on-contest", ...task }), thinker)).toBe(9_500);
});

test("never more than the model can write, and no less for a larger task", () => {
  const bytes = fc.integer({ min: 0, max: 10_000_000 });
  const prompts = fc.constantFrom("draft-blueprint", "build-module", "fix-module", "review-module", "of-tomorrow");
  fc.assert(
    fc.property(prompts, bytes, bytes, fc.integer({ min: 1, max: 200_000 }), (promptId, small, more, most) => {
      const of = (taskBytes: number) =>
        maxOutputTokens(maxOutput({ promptId, taskBytes, existingBytes: small }), {
          ...thinker,
          maxOutputTokens: most,
        });
      expect(of(small)).toBeGreaterThanOrEqual(1);
      expect(of(small + more)).toBeGreaterThanOrEqual(of(small));
      expect(of(small + more)).toBeLessThanOrEqual(most);
    }),
  );
});
