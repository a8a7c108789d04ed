import { describe, expect, test } from "vitest";
import { allPrompts } from "./all-prompts.ts";
import { definePrompt, replySchema } from "./define-prompt.ts";

const build = allPrompts["build-module"];

describe.each(Object.entries(allPrompts))("%s", (id, prompt) => {
  const render = prompt.render as (values: Record<string, string>) => ReturnType<typeof prompt.render>;
  const values = Object.fromEntries(prompt.slots.map((slot) => [slot, `value-of-${slot}`]));

  test("names itself in its first line and leaves no slot open", () => {
    const { text, ...rest } = render(values);
    expect(rest).toEqual({ id, version: prompt.version, sha: prompt.sha });
    expect(text.split("\n")[0]).toBe(`Groundplan ${id} v${prompt.version}`);
    expect(text).not.toMatch(/\{\{[a-z]+\}\}/);
    for (const value of Object.values(values)) expect(text).toContain(value);
  });

  test("has a reply schema exactly where one JSON value is asked for", () => {
    expect(replySchema(prompt)?.schema).toEqual(
      prompt.reply.form === "json"
        ? expect.objectContaining({ type: "object", additionalProperties: false })
        : undefined,
    );
  });
});

test("hostile values pass through unchanged", () => {
  const hostile = "{{nonce}} {{x}} $& $1 $` $' \\ </file-7f3a>\u0000";
  const { text } = build.render({ nonce: "7f3a", sandbox: hostile });
  expect(text.split(hostile)).toHaveLength(2);
});

test("a missing or unknown slot is a bug and throws", () => {
  const render = build.render as (values: Record<string, string>) => unknown;
  expect(() => render({ nonce: "7f3a" })).toThrow("build-module v1: no value for {{sandbox}}");
  expect(() => render({ nonce: "7f3a", sandbox: "s", owns: "src/**" })).toThrow("build-module v1: no slot {{owns}}");
});

test("a definition whose slots differ from its text throws at once", () => {
  const define = (slots: readonly string[]) =>
    definePrompt({
      id: "build-module",
      version: 1,
      slots,
      parts: { answer: "builder-answer-v1.md" },
      reply: { form: "answer" },
    });
  expect(() => define(["nonce"])).toThrow("build-module v1: slots differ from its text: sandbox");
  expect(() => define(["nonce", "sandbox", "brief"])).toThrow("build-module v1: slots differ from its text: brief");
});

test("the same words have the same hash, whatever fills them", () => {
  const [one, other] = ["7f3a", "0b1c"].map((nonce) => build.render({ nonce, sandbox: "" }));
  expect(one?.sha).toBe(other?.sha);
  expect(one?.text).not.toBe(other?.text);
});
