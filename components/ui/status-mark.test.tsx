import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StatusMark } from "./status-mark.tsx";

test("a mark with a name is an image of that name", () => {
  const markup = renderToStaticMarkup(<StatusMark shape="tick" tone="good" label="Merged" />);
  expect(markup).toContain('role="img" aria-label="Merged"');
  expect(markup).toContain("<title>Merged</title>");
});

test("a mark beside its words is silent", () => {
  const markup = renderToStaticMarkup(<StatusMark shape="half" tone="builder" live />);
  expect(markup).toContain('aria-hidden="true"');
  expect(markup).not.toContain("role=");
});
