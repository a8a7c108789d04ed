import { expect, test } from "vitest";
import type { RoleAssignments } from "#lib/domain/routing/role.ts";
import { ownModels, withModels } from "./own-models.ts";

const pro = { provider: "gemini", model: "pro" } as const;
const flash = { provider: "gemini", model: "flash" } as const;
const opus = { provider: "anthropic", model: "opus" } as const;
const roles: RoleAssignments = { builder: [pro, flash], reviewer: [opus] };

test("a project's own models are the first of each role", () => {
  expect(ownModels(roles)).toEqual({ builder: "gemini/pro", reviewer: "anthropic/opus" });
  expect(ownModels({})).toEqual({});
});

test("another first choice keeps who comes after it, and none follows the installation again", () => {
  expect(withModels(roles, ownModels(roles))).toEqual(roles);
  expect(withModels(roles, { builder: "anthropic/opus", architect: "anthropic/opus" })).toEqual({
    builder: [opus, flash],
    architect: [opus],
  });
  expect(withModels(roles, { builder: "gemini/flash" })).toEqual({ builder: [flash] });
  expect(withModels(roles, { builder: "" })).toEqual({});
});
