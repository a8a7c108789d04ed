import { expect, test } from "vitest";
import { cleanDraft } from "./draft.ts";

const body = "# T\n\n```yaml stack\nlanguage: typescript\n```\n\n```\nplain\n```\n\n## A\n";

test("a document is left as it is", () => {
  expect(cleanDraft(body)).toEqual({ text: body, notes: [] });
});

test("text before the title goes, and is said", () => {
  expect(cleanDraft(`Sure!\nHere it is:\n\n${body}`)).toEqual({
    text: body,
    notes: ["Text before the document was cut off: “Sure! Here it is:”."],
  });
});

test("a fence around the whole goes, with the text around it", () => {
  expect(cleanDraft(`Here:\n\`\`\`markdown\n${body}\`\`\`\nHope it helps.`)).toEqual({
    text: body,
    notes: [
      "A fence around the whole document was cut off.",
      "Text after the document was cut off: “Hope it helps.”.",
      "Text before the document was cut off: “Here:”.",
    ],
  });
  expect(cleanDraft(`\`\`\`\`md\n${body}\`\`\`\``).text).toBe(body);
});

test("a fence that was never closed loses its opening only", () => {
  expect(cleanDraft(`\`\`\`markdown\n${body}`)).toEqual({
    text: body,
    notes: ["An opening fence before the document was cut off."],
  });
});

test("a fence inside the document, and a reply without a heading, stay", () => {
  const inside = "# T\n\n```markdown\n# Example\n```\n\nMore.\n";
  expect(cleanDraft(inside)).toEqual({ text: inside, notes: [] });
  expect(cleanDraft("I cannot do that.")).toEqual({ text: "I cannot do that.\n", notes: [] });
});
