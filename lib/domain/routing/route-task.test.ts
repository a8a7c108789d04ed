import { expect, test } from "vitest";
import type { ModelRef, Role } from "./role.ts";
import { label, type RouteQuestion, routeTask } from "./route-task.ts";

const ref = (name: string): ModelRef => ({ provider: name.startsWith("g") ? "gemini" : "anthropic", model: name });
const chain = (...names: string[]) => names.map(ref);

const usual = { architect: chain("opus"), builder: chain("gem", "flash") };

function route(role: Role, question: Partial<RouteQuestion> = {}): string {
  const chains = { project: {}, installation: {}, defaults: usual };
  const result = routeTask({ role, chains, isReady: () => true, spent: [], escalated: false, ...question });
  return result.ok ? `${result.value.model.model} by ${result.value.rule}` : result.error.why;
}
const chains = (levels: Partial<RouteQuestion["chains"]>) => ({
  chains: { project: {}, installation: {}, defaults: usual, ...levels },
});

test.each([
  ["defaults", {}, "gem by role-default"],
  ["the installation before defaults", { installation: { builder: chain("sonnet") } }, "sonnet by role-default"],
  [
    "the project before the installation",
    { project: { builder: chain("haiku") }, installation: { builder: chain("sonnet") } },
    "haiku by project-role",
  ],
])("chains: %s", (_, levels, expected) => {
  expect(route("builder", chains(levels))).toBe(expected);
});

test.each<[Role, string]>([
  ["designer", "gem by role-default"],
  ["reviewer", "opus by role-default"],
  ["debugger", "opus by role-default"],
  ["explorer", "opus by role-default"],
])("a %s without models of its own is stood in for", (role, expected) => {
  expect(route(role)).toBe(expected);
});

test("a spent model is followed by the next of the role, and the last by a sentence", () => {
  expect(route("builder", { spent: chain("gem") })).toBe("flash by next-model");
  expect(route("builder", { spent: chain("gem", "flash") })).toBe("Every model of the builder failed at this task.");
});

test("a model without a key is passed over, and named where nobody else is there", () => {
  expect(route("builder", { isReady: ({ model }) => model !== "gem" })).toBe("flash by role-default");
  expect(route("architect", { isReady: () => false })).toBe("anthropic/opus: no key is set for the provider.");
  expect(route("architect", chains({ defaults: {} }))).toBe("No model is configured for the architect.");
});

test("an escalated round is written by the next of the role, or by the architect's model", () => {
  expect(route("builder", { escalated: true })).toBe("flash by escalated");
  expect(route("builder", { escalated: true, ...chains({ defaults: { ...usual, builder: chain("gem") } }) })).toBe(
    "opus by escalated",
  );
  expect(route("builder", { escalated: true, spent: chain("flash") })).toBe("opus by escalated");
  expect(route("builder", { escalated: true, spent: chain("flash", "opus") })).toBe("gem by next-model");
});

test("what a person chose comes first, once, where it can be asked", () => {
  expect(route("builder", { chosen: ref("grand") })).toBe("grand by person");
  expect(route("builder", { chosen: ref("grand"), spent: chain("grand") })).toBe("gem by next-model");
  expect(route("builder", { chosen: ref("grand"), isReady: ({ model }) => model !== "grand" })).toBe(
    "gem by role-default",
  );
});

test("nobody judges its own work while anybody else is configured", () => {
  expect(route("reviewer", { author: ref("gem") })).toBe("opus by role-default");
  expect(route("reviewer", { author: ref("opus") })).toBe("gem by not-the-author");
  expect(route("reviewer", { author: ref("opus"), spent: chain("gem") })).toBe("flash by not-the-author");
  expect(route("reviewer", { author: ref("opus"), spent: chain("gem", "flash") })).toBe(
    "Every model but anthropic/opus, which wrote the round, failed at this task.",
  );
  const own = chains({ project: { reviewer: chain("opus", "gem") } });
  expect(route("reviewer", { author: ref("gem"), spent: chain("opus"), ...own })).toBe("flash by not-the-author");
});

test("whoever wrote a part of the round does not judge it either, while anybody else is configured", () => {
  const both = { author: ref("opus"), alsoWrote: chain("gem", "opus") };
  expect(route("reviewer", both)).toBe("flash by not-the-author");
  expect(route("reviewer", { ...both, isReady: ({ model }) => model !== "flash" })).toBe("gem by not-the-author");
  expect(route("reviewer", { ...both, spent: chain("flash") })).toBe(
    "Every model but anthropic/opus, which wrote the round, failed at this task.",
  );
});

test("where one model is all there is, it reviews itself, and that is said", () => {
  const single = { author: ref("gem"), ...chains({ defaults: { architect: chain("gem"), builder: chain("gem") } }) };
  expect(route("reviewer", single)).toBe("gem by role-default");
  const said = routeTask({ role: "reviewer", isReady: () => true, spent: [], escalated: false, ...single });
  expect(said.ok && said.value.why).toBe("Only one model is configured: it reviews its own work.");
  // Others that have no key cannot be asked.
  expect(route("reviewer", { author: ref("gem"), isReady: ({ model }) => model === "gem" })).toBe(
    "No model is configured for the reviewer.",
  );
});

test("a label is how rounds keep their author", () => {
  expect([label(ref("gem")), label(undefined)]).toEqual(["gemini/gem", "nobody"]);
});
