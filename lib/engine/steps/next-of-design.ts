import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import type { EngineDeps } from "../engine-deps.ts";

export type DesignNext =
  | { readonly do: "done" }
  | { readonly do: "end" }
  | { readonly do: "wait" }
  | { readonly do: "ask"; readonly kind: "draft" | "repair" | "change" };

/** Reads where the design stands and says what follows. */
export async function nextOfDesign(deps: Pick<EngineDeps, "facts">, designId: string): Promise<DesignNext> {
  const { designs, decisions, projects } = deps.facts.read;
  const design = await designs.get(designId);
  if (!design || design.status === "ended") return { do: "done" };
  const project = await projects.get(design.projectId);
  if (!project || project.deletedAt !== null) return { do: "done" };
  if (design.control === "stop") return { do: "end" };
  const waiting = await decisions.list({ projectId: design.projectId, moduleId: null, buildId: null, status: "open" });
  if (waiting.length > 0) return { do: "wait" };
  if (design.kind === "change") return { do: "ask", kind: "change" };
  return { do: "ask", kind: design.resultVersion === null ? "draft" : "repair" };
}

/** True when the architect's text has errors that one repair may mend. */
export function needsRepair(markdown: string): boolean {
  return parseBlueprint(markdown).diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
