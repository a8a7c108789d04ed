import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import { sha256 } from "../../domain/sha256.ts";
import type { EngineDeps } from "../engine-deps.ts";

/** A version that nobody has approved yet. */
export function newVersion(
  deps: Pick<EngineDeps, "clock" | "ids">,
  of: Pick<BlueprintVersion, "projectId" | "version" | "markdown" | "author" | "note"> & { attemptId?: string | null },
): BlueprintVersion {
  return {
    id: deps.ids.next("ver"),
    attemptId: null,
    ...of,
    sha256: sha256(of.markdown),
    approval: "none",
    approvalStep: null,
    approvalProblems: [],
    approvalThen: null,
    approvedAt: null,
    commit: null,
    lockSha: null,
    createdAt: deps.clock.now(),
  };
}
