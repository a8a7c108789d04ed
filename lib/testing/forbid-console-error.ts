import { afterEach, beforeEach, expect } from "vitest";

/** A test that expects an error message replaces `console.error` itself; any other message fails the test. */
const { error } = console;
let messages: unknown[][] = [];

beforeEach(() => {
  messages = [];
  console.error = (...words: unknown[]) => {
    messages.push(words);
    error(...words);
  };
});

afterEach(() => {
  console.error = error;
  expect(messages, "console.error was called").toEqual([]);
});
