import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DocumentView } from "./document-view.tsx";

const shown = (markdown: string) => renderToStaticMarkup(<DocumentView markdown={markdown} />);

test("markup in a document is shown and never rendered", () => {
  const html = shown("<script>alert(1)</script>\n\nSee <img src=x onerror=alert(1)> here.");
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("a link is its words, wherever it points", () => {
  const html = shown("[read this](javascript:alert(1))");
  expect(html).not.toContain("href");
  expect(html).toContain("read this");
});

test("a fenced block keeps its text and its words behind the fence", () => {
  const html = shown("# Noise\n\n```ts contract=src/a.ts\nexport interface Entry {}\n```\n");
  expect(html).toMatch(/<h2[^>]*>Noise<\/h2>/);
  expect(html).toContain("ts contract=src/a.ts");
  expect(html).toContain("export interface Entry {}");
});
