import { expect, test } from "vitest";
import { providerLook } from "./provider-look.ts";

const breaker = { failures: 6, problem: null, openUntil: "2001-01-01T00:00:00.000Z", probing: false };

test("a provider that is left alone does not look ready", () => {
  expect(providerLook({ status: "ready", breaker: null }).label).toBe("Ready");
  expect(providerLook({ status: "ready", breaker })).toMatchObject({ label: "Left alone", tone: "bad" });
  expect(providerLook({ status: "failing", breaker }).label).toBe("Failing");
});
