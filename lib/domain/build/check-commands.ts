import type { Blueprint, Module } from "../blueprint/blueprint.ts";

export interface PlannedCheck {
  readonly command: string;
  readonly scope: "module" | "criterion";
  readonly criterionId: string | null;
}

/** What is run for a module, in order: the stack's checks, its own, its criteria. A command is run once. */
export function checkCommands(blueprint: Blueprint, module: Module): readonly PlannedCheck[] {
  const general = [...new Set([...blueprint.stack.checks, ...module.checks])];
  return [
    ...general.map((command) => ({ command, scope: "module" as const, criterionId: null })),
    ...criterionCommands(module),
  ];
}

export function criterionCommands(module: Module): readonly PlannedCheck[] {
  return module.acceptance.flatMap(({ id, run }) =>
    run === undefined ? [] : [{ command: run, scope: "criterion" as const, criterionId: id }],
  );
}
