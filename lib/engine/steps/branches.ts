import type { Build } from "../../domain/build/build.ts";

export const buildBranch = (build: Pick<Build, "number">) => `build/${build.number}`;
/** Git cannot have a branch below another, hence the dash. */
export const moduleBranch = (build: Pick<Build, "number">, moduleId: string) => `build-${build.number}/${moduleId}`;
/** The checkout of a module's newest commit, for people to look into. */
export const worktreeName = (build: Pick<Build, "number">, moduleId: string) => `build-${build.number}-${moduleId}`;
export const blueprintBranch = (version: number) => `blueprint/v${version}`;
