import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { ok } from "../../domain/result.ts";
import { sha256 } from "../../domain/sha256.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { newVersion } from "../steps/new-version.ts";
import { noProject, refuse } from "./refusals.ts";

/** Saves the person's text as a new version, if nobody saved another one since `baseVersion`. */
export async function saveBlueprint(
  deps: Pick<EngineDeps, "facts" | "clock" | "ids">,
  input: {
    readonly projectId: string;
    readonly markdown: string;
    readonly baseVersion: number;
    readonly note?: string | undefined;
    /** The design whose proposal this text settles. */
    readonly proposal?: string | undefined;
  },
) {
  const { projectId, markdown, baseVersion } = input;
  return deps.facts.commit("save-blueprint", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project || project.deletedAt !== null) return noProject();
    const latest = (await tx.versions.list({ projectId })).at(-1);
    if ((latest?.version ?? 0) !== baseVersion)
      return refuse(
        "blueprint-stale",
        `Version ${latest?.version ?? 0} was saved meanwhile, yours is based on ${baseVersion}. Nothing was overwritten; your text is still in the editor.`,
        { version: latest?.version ?? 0 },
      );
    const running = await tx.designs.list({ projectId, status: "running", kind: "draft" });
    if (running.length > 0)
      return refuse("design-running", "The architect is writing. Take over first; what stands becomes your draft.");
    if (input.proposal !== undefined)
      await tx.designs.change(input.proposal, { projectId, outcome: "proposed" }, { proposalSha: null });
    const { diagnostics } = parseBlueprint(markdown);
    if (latest?.sha256 === sha256(markdown)) return ok({ version: latest.version, diagnostics });
    const version = newVersion(deps, {
      projectId,
      version: baseVersion + 1,
      markdown,
      author: "person",
      note: input.note ?? "edited",
    });
    await tx.versions.insert(version);
    if (project.status === "describing") await tx.projects.change(projectId, {}, { status: "editing" });
    tx.log(projectId, {
      type: "blueprint-saved",
      detail: { version: version.version, author: "person", note: version.note },
    });
    return ok({ version: version.version, diagnostics });
  });
}
