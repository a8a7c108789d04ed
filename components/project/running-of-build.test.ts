import { expect, test } from "vitest";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { runningOfBuild } from "./running-of-build.ts";

const running = (...prompts: readonly string[]) => prompts.map((promptId) => ({ promptId })) as ProjectView["attempts"];

test("what the architect writes on the document is not the build's", () => {
  const attempts = running("build-module", "rule-on-blocked", "change-blueprint", "review-integration");
  expect(runningOfBuild({ attempts })).toBe(3);
});
