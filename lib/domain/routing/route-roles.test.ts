import { expect, test } from "vitest";
import type { ModelRef } from "./role.ts";
import { routeRoles } from "./route-roles.ts";

const opus: ModelRef = { provider: "anthropic", model: "claude-opus" };
const gemini: ModelRef = { provider: "gemini", model: "gemini-pro" };
const defaults = { architect: [opus], reviewer: [opus], builder: [gemini], designer: [gemini] };
const chains = { project: {}, installation: {}, defaults };

test("every role has somebody, by its own chain or by who stands in", () => {
  expect(routeRoles({ chains, isReady: () => true })).toEqual({
    routed: { architect: opus, reviewer: opus, builder: gemini, designer: gemini, debugger: opus, explorer: opus },
    unrouted: [],
  });
});

test("without a key for the builder its roles have nobody, and reviewing has", () => {
  expect(routeRoles({ chains, isReady: ({ provider }) => provider === "anthropic" })).toEqual({
    routed: { architect: opus, reviewer: opus, debugger: opus, explorer: opus },
    unrouted: ["builder", "designer"],
  });
});

test("who builds does not review where there is another", () => {
  const installation = { builder: [opus], reviewer: [opus], designer: [gemini] };
  expect(routeRoles({ chains: { ...chains, installation }, isReady: () => true }).routed.reviewer).toEqual(gemini);
});
