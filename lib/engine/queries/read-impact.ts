import type { ImpactView } from "../../domain/api/blueprint.ts";
import { impact, isStale } from "../../domain/blueprint/impact.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { ok } from "../../domain/result.ts";
import type { EstimatedRole, LearnedRole } from "../../domain/spend/estimate-project.ts";
import { noProject, refuse } from "../commands/refusals.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { readEstimate } from "./read-estimate.ts";

/** What going from one version to another makes stale, and what building that will cost. `from` 0 is "nothing yet". */
export async function readImpact(
  deps: Pick<EngineDeps, "facts" | "catalog" | "installation" | "providers" | "clock">,
  input: { readonly projectId: string; readonly from: number; readonly to: number },
  learned: Readonly<Partial<Record<EstimatedRole, LearnedRole>>>,
) {
  const { projectId, from, to } = input;
  const { projects, versions } = deps.facts.read;
  const project = await projects.get(projectId);
  if (!project) return noProject();
  const rows = await versions.list({ projectId });
  const rowOf = (version: number) => rows.find((row) => row.version === version);
  if (!rowOf(to) || (from !== 0 && !rowOf(from)))
    return refuse("version-unknown", "There is no such version of this blueprint.");
  const before = parseBlueprint(rowOf(from)?.markdown ?? "").blueprint;
  const after = parseBlueprint(rowOf(to)?.markdown ?? "").blueprint;
  if (!after) return refuse("blueprint-unreadable", `Version ${to} has errors, so its impact cannot be told.`);
  const modules = impact(before, after);
  const stale = modules.filter(isStale).length;
  const built = modules.filter((module) => module.impact === "rebuild" || module.impact === "added").length;
  const estimate =
    built === 0
      ? { low: "0", high: "0", basis: "no model is asked" }
      : await readEstimate(
          deps,
          {
            brief: project.brief,
            roles: project.roles,
            settings: project.settings,
            modules: built,
            scripted: project.script !== null,
          },
          learned,
        );
  const view: ImpactView = {
    from,
    to,
    modules: modules.map(({ moduleId, impact: kind, reasons }) => ({
      id: moduleId,
      impact: kind,
      reasons: [...reasons],
    })),
    stale,
    estimate: { low: estimate.low, high: estimate.high, basis: estimate.basis },
  };
  return ok(view);
}
