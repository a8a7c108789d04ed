import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { HeldWords } from "./held-words.tsx";

const text = (until: string | null) =>
  renderToStaticMarkup(
    <TooltipProvider>
      <HeldWords held={{ says: "Google Gemini failed 5 times in a row and is left alone", until }} />
    </TooltipProvider>,
  ).replace(/<[^>]+>/g, "");

test("why a model is not asked, and when it will be where that is known", () => {
  expect(text(null)).toBe("Google Gemini failed 5 times in a row and is left alone");
  expect(text("2001-01-01T00:00:00.000Z")).toBe("Google Gemini failed 5 times in a row and is left alone; again now");
});
