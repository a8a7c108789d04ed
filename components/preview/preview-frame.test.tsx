import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PreviewFrame } from "./preview-frame.tsx";

test("the frame lets scripts run and the pointer be taken, and nothing else", () => {
  const html = renderToStaticMarkup(<PreviewFrame name="Voxel World" url="http://localhost:4000/p/1/" />);
  expect(/sandbox="([^"]*)"/.exec(html)?.[1]?.split(" ").toSorted()).toEqual(["allow-pointer-lock", "allow-scripts"]);
  expect(html).not.toContain(" allow=");
  expect(html).toContain('title="Preview of Voxel World"');
});
