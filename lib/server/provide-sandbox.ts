import { canInstallByApt, installByApt, installLine } from "#scripts/install-by-apt.mjs";
import type { Env } from "./env.ts";
import { findProgram } from "./find-program.ts";

/**
 * Sees to bubblewrap, in which generated code is run. Where it cannot be installed here and now, says what would do it;
 * without it the engine checks types and bundles, and runs nothing.
 */
export function provideSandbox({ GROUNDPLAN_NO_APT }: Pick<Env, "GROUNDPLAN_NO_APT">): void {
  if (process.platform !== "linux" || findProgram("bwrap") !== undefined) return;
  if (!GROUNDPLAN_NO_APT && canInstallByApt()) {
    console.error(
      "Generated code runs in a sandbox, and bubblewrap is missing: installing it (GROUNDPLAN_NO_APT=1 prevents this).",
    );
    if (installByApt("bubblewrap")) return;
  }
  const line = installLine("bubblewrap");
  console.error(
    `No bubblewrap: unless Docker answers, generated code is not run, only typed and bundled. To mend it: ${line}`,
  );
}
