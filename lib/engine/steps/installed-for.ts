import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import type { ApprovalProblem } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";

export type Installed =
  | { readonly ok: true; readonly lock: string | undefined; readonly folder: string | undefined }
  | { readonly ok: false; readonly problem: ApprovalProblem };

/** Longest installation; a registry that hangs is an error and not a wait. */
const longestMs = 180_000;

/** Installs what the blueprint's `file=package.json` names. Nothing to install is no folder. */
export async function installedFor(
  deps: Pick<EngineDeps, "dependencies">,
  blueprint: Blueprint,
  lock: string | undefined,
): Promise<Installed> {
  const file = blueprint.files.find(({ path }) => path === "package.json");
  if (!file) return { ok: true, lock: undefined, folder: undefined };
  const installed = await deps.dependencies.install(file.content, lock, AbortSignal.timeout(longestMs));
  if (installed.ok) return { ok: true, lock: installed.lock, folder: installed.folder };
  const { reason, output } = installed.error;
  return {
    ok: false,
    problem: {
      code: "install-failed",
      severity: "error",
      message: output === "" ? reason : `${reason}\n${output.slice(-2_000)}`,
      lines: file.lines,
    },
  };
}
