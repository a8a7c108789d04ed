import type { ApprovalProblem } from "../../domain/blueprint/version.ts";
import { programsOf } from "../../domain/build/programs-of.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ApprovalOf } from "./commit-approval.ts";
import { installedFor } from "./installed-for.ts";
import { readBlueprint } from "./read-blueprint.ts";

/** Every program that a command of the blueprint calls has to be in the sandbox; what is missing is said by name. */
export async function findPrograms(deps: EngineDeps, input: ApprovalOf): Promise<readonly ApprovalProblem[]> {
  if (!deps.sandbox.driver) return [];
  const { blueprint } = await readBlueprint(deps, input.projectId, input.version);
  const installed = await installedFor(deps, blueprint, undefined);
  if (!installed.ok) return [installed.problem];
  const problems: ApprovalProblem[] = [];
  const known = new Map<string, boolean>();
  for (const { command, lines, moduleId } of programsOf(blueprint)) {
    for (const program of command.programs) {
      const found = known.get(program) ?? (await deps.sandbox.hasProgram(program, installed.folder));
      known.set(program, found);
      if (found) continue;
      problems.push({
        code: "command-unavailable",
        severity: "error",
        message: `\`${program}\` of the command \`${command.text}\` is not in the sandbox, which has node, npm packages of package.json, tsc and esbuild.`,
        lines,
        ...(moduleId !== undefined && { moduleId }),
      });
    }
  }
  return problems;
}
