import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { ServerTroubles } from "./server-troubles.tsx";

const html = (troubles: { since: string; says: string }[]) =>
  renderToStaticMarkup(
    <TooltipProvider>
      <ServerTroubles troubles={troubles} />
    </TooltipProvider>,
  );

test("each trouble is an alert with its words and its age; without one there is nothing", () => {
  expect(html([])).toBe("");
  const since = "2001-01-01T00:00:00.000Z";
  const both = html([
    { since, says: "This fails. It is tried again." },
    { since, says: "So does that. It is tried again." },
  ]);
  expect(both.match(/role="alert"/g)).toHaveLength(2);
  expect(both).toContain("This fails. It is tried again.");
  expect(both).toContain(`<time dateTime="${since}"`);
});
