import { expect, test } from "vitest";
import type { EventView } from "#lib/domain/api/event.ts";
import { heldWork } from "./held-work.ts";

const event = (type: EventView["type"], detail: EventView["detail"] = {}) => ({ type, detail }) as EventView;
const full = event("work-held", { why: "disk-full", says: "The disk is full, so the work waits." });

test("work is held up until something happens that shows it go on", () => {
  expect(heldWork([event("build-started"), full])).toBe("The disk is full, so the work waits.");
  expect(heldWork([full, event("attempt-started"), event("attempt-ended")])).toBeDefined();
  expect(heldWork([full, event("attempt-waiting"), event("project-changed")])).toBeDefined();
  expect(heldWork([full, event("answer-accepted")])).toBeUndefined();
  expect(heldWork([full, event("build-paused")])).toBeUndefined();
  expect(heldWork([])).toBeUndefined();
});

test("a reason that is not told is no reason to be silent", () => {
  expect(heldWork([event("work-held")])).toBe("The work on this project waits.");
});
