import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CodeSpans } from "./code-spans.tsx";

const shown = (text: string) => renderToStaticMarkup(<CodeSpans text={text} />).replace(/ class="[^"]*"/g, "");

test("what stands between backticks is code, and everything else stays as it is", () => {
  expect(shown("Add `checks`, as `[tsc]`.")).toBe("Add <code>checks</code>, as <code>[tsc]</code>.");
  expect(shown("# not ok 1 - *x*\n- a `b")).toBe("# not ok 1 - *x*\n- a `b");
  expect(shown("<b>`<i>`</b>")).toBe("&lt;b&gt;<code>&lt;i&gt;</code>&lt;/b&gt;");
});
