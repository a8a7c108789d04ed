import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import type { TimelineBar as Bar } from "#lib/domain/timeline/timeline.ts";
import { TimelineBar } from "./timeline-bar.tsx";
import { bar } from "./timeline-fixtures.ts";

function render(change: Partial<Bar>): { readonly name: string | undefined; readonly look: string } {
  const markup = renderToStaticMarkup(
    <TooltipProvider>
      <TimelineBar placed={{ bar: bar(change), left: 0, width: 40 }} chosen={false} onChoose={() => {}} />
    </TooltipProvider>,
  );
  return { name: /aria-label="([^"]*)"/.exec(markup)?.[1], look: /class="([^"]*)"/.exec(markup)?.[1] ?? "" };
}

test("a bar is named by all that it stands for", () => {
  expect(render({}).name).toBe("Builder, build-module, noise, gemini-3.1-pro, 10 s, $0.04");
});

test("one without an answer says why, and is hatched", () => {
  const { name, look } = render({ outcome: "failed", failure: "overloaded", costUsd: null });
  expect(name).toBe("Builder, build-module, noise, gemini-3.1-pro, 10 s, is overloaded, cost unknown");
  expect(look).toContain("hatched");
});

test("one that was stopped says so, and one that follows a failure why it was asked", () => {
  expect(render({ outcome: "cancelled", failure: "cancelled" }).name).toContain("10 s, stopped, $0.04");
  expect(render({ because: "pro is overloaded" }).name).toContain("$0.04, after: pro is overloaded");
});

test("an answer by another model than was asked for names both", () => {
  expect(render({ model: "gemini-flash", requested: "gemini-3.1-pro" }).name).toBe(
    "Builder, build-module, noise, gemini-flash instead of gemini-3.1-pro, 10 s, $0.04",
  );
});

test("one that runs has neither length nor cost yet", () => {
  const { name, look } = render({ role: "reviewer", toMs: null, outcome: null, costUsd: null });
  expect(name).toBe("Reviewer, build-module, noise, gemini-3.1-pro, running");
  expect(look).toContain("bg-architect-fill");
});
