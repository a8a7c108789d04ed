import { expect, test } from "vitest";
import { ApiError } from "./api-error.ts";
import { messageForError } from "./messages.ts";

test("a known refusal has a title and a next action of its own", () => {
  const error = new ApiError(404, { type: "project-unknown", message: "No project p1." });
  expect(messageForError(error)).toEqual({
    title: "This project is not here",
    says: "No project p1.",
    action: { type: "open", label: "All projects", href: "/" },
    requestId: undefined,
  });
});

test("an unknown refusal keeps the server's words, and says what was spent", () => {
  const error = new ApiError(500, {
    type: "brand-new",
    message: "It fell over.",
    spent: "$0.02 were spent.",
    requestId: "r9",
  });
  expect(messageForError(error)).toEqual({
    title: "That did not work",
    says: "It fell over. $0.02 were spent.",
    action: { type: "retry" },
    requestId: "r9",
  });
});
