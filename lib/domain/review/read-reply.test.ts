import { expect, test } from "vitest";
import { readReply } from "./read-reply.ts";
import { contestRulingSchema, verdictSchema } from "./verdict.ts";

const ruling = { finding: "f1", is: "open", reason: 'It says "}" {here}.' };
const json = JSON.stringify(ruling, undefined, 1);

test.each([
  ["bare", json],
  ["in a fence", `\`\`\`json\n${json}\n\`\`\``],
  ["with text around it", `I looked at {the code}.\n\n${json}\n\nDone {}.`],
  ["behind a byte order mark", `\uFEFF${json}`],
])("reads a value that is %s", (_, text) => {
  expect(readReply(text, contestRulingSchema)).toEqual({ ok: true, value: ruling });
});

test.each([
  ["The reply holds no JSON object.", "no"],
  ["The JSON in the reply is not valid.", '{ "finding": "f1", "is": '],
  ["The JSON does not fit the schema: is: ", JSON.stringify({ ...ruling, is: "maybe" })],
  ["The JSON does not fit the schema: the value: Unrecognized key", JSON.stringify({ ...ruling, extra: 1 })],
  ["The JSON does not fit the schema: reason: ", JSON.stringify({ finding: "f1", is: "open" })],
])("says %s", (problem, text) => {
  const result = readReply(text, contestRulingSchema);
  expect(result.ok ? "accepted" : result.error).toContain(problem);
});

test("a verdict keeps to its words", () => {
  const verdict = { verdict: "approved", findings: [], rulings: [] };
  expect(readReply(JSON.stringify(verdict), verdictSchema)).toEqual({ ok: true, value: verdict });
  expect(readReply(JSON.stringify({ ...verdict, verdict: "ok" }), verdictSchema).ok).toBe(false);
});

test("a hostile reply is read in no time", () => {
  expect(readReply("{".repeat(200_000), verdictSchema).ok).toBe(false);
  expect(readReply('{"a":'.repeat(50_000), verdictSchema).ok).toBe(false);
});
