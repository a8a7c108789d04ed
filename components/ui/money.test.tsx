import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Money } from "./money.tsx";
import { TooltipProvider } from "./tooltip.tsx";

const text = (usd: string | null, estimated = false) => {
  const markup = renderToStaticMarkup(
    <TooltipProvider>
      <Money usd={usd} estimated={estimated} />
    </TooltipProvider>,
  );
  return { words: markup.replace(/<[^>]+>/g, ""), italic: markup.includes("italic") };
};

test("measured, estimated, nothing and unknown are told apart", () => {
  expect(text("1.836")).toEqual({ words: "$1.84", italic: false });
  expect(text("0.00418", true)).toEqual({ words: "~$0.0042", italic: true });
  expect(text("0")).toEqual({ words: "$0.00", italic: false });
  expect(text(null)).toEqual({ words: "unknown", italic: false });
});
