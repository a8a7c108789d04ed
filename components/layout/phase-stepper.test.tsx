import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { projectStatuses } from "#lib/domain/build/status.ts";
import { PhaseStepper } from "./phase-stepper.tsx";

test("each status stands at one of the four steps", () => {
  const at = projectStatuses.map((status) => {
    const markup = renderToStaticMarkup(<PhaseStepper projectId="p1" status={status} />);
    return [status, /aria-current="step"[^>]*>(?:<svg.*?<\/svg>)<span[^>]*>(\w+)/.exec(markup)?.[1]];
  });
  expect(at).toEqual([
    ["describing", "Describe"],
    ["designing", "Design"],
    ["editing", "Design"],
    ["building", "Build"],
    ["built", "Use"],
  ]);
});
