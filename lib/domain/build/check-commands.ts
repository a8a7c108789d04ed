import type { Blueprint, Module } from "../blueprint/blueprint.ts";

export interface PlannedCheck {
  readonly command: string;
  readonly scope: "module" | "criterion";
  readonly criterionId: string | null;
}

/** What is run for a module, in order: the stack's checks, its own, its criteria. A command is run once. */
export function checkCommands(blueprint: Blueprint, module: Module): readonly PlannedCheck[] {
  return [
    ...generalCommands(blueprint, module).map((command) => ({ command, scope: "module" as const, criterionId: null })),
    ...criterionCommands(module),
  ];
}

/** The stack's checks and the module's own, each once. */
export function generalCommands(blueprint: Blueprint, module: Module): readonly string[] {
  return [...new Set([...blueprint.stack.checks, ...module.checks])];
}

export function criterionCommands(module: Module): readonly PlannedCheck[] {
  return module.acceptance.flatMap(({ id, run }) =>
    run === undefined ? [] : [{ command: run, scope: "criterion" as const, criterionId: id }],
  );
}
