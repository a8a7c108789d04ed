import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { ProviderBreaker } from "./provider-breaker.tsx";

const text = (probing: boolean) =>
  renderToStaticMarkup(
    <TooltipProvider>
      <ProviderBreaker
        breaker={{ failures: 6, problem: "Overloaded.", openUntil: "2001-01-01T00:00:00.000Z", probing }}
      />
    </TooltipProvider>,
  ).replace(/<[^>]+>/g, "");

test("a provider that is left alone says why, when it is asked again, and how to do that at once", () => {
  expect(text(false)).toBe(
    "It failed 6 times in a row. The last time: Overloaded. Nobody asks it for now, and what waits spends nothing. One attempt goes first now. Test it to go on at once.",
  );
  expect(text(true)).toBe(
    "It failed 6 times in a row. The last time: Overloaded. One attempt is on its way; the others wait for how it ends.",
  );
});
