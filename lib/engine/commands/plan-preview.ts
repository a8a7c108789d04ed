import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { checkPath } from "../../domain/blueprint/safe-path.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Repositories } from "../ports/repositories.ts";

/** What has to be done to show a commit. */
export interface PreviewPlan {
  readonly commit: string;
  /** A command that makes `serve`; without one the folder is in the repository. */
  readonly build?: string;
  /** The folder that is served; "." is the whole repository. */
  readonly serve: string;
}

export interface PreviewUnavailable {
  readonly type: "preview-unavailable";
  readonly message: string;
}

/** Reads from the newest merged commit, and from the blueprint that is in it, whether it can be shown, and how. */
export async function planPreview(
  deps: { readonly repositories: Repositories },
  projectId: string,
): Promise<Result<PreviewPlan, PreviewUnavailable>> {
  const { repositories } = deps;
  const commit = await repositories.head(projectId, "main");
  const markdown = commit && (await repositories.read(projectId, commit, "blueprint.md"));
  if (!commit || !markdown) return unavailable("Nothing is merged to main yet. The preview shows what is.");
  const preview = parseBlueprint(markdown).blueprint?.stack.preview;
  if (preview === undefined) {
    return unavailable(
      "The blueprint names no preview. Add `preview:` to its `yaml stack` block, or clone and run it.",
    );
  }
  const { build, serve } = preview;
  if (typeof serve !== "string") {
    return unavailable(
      `The program is started by “${serve.command}” and answers on port ${serve.port}. Programs that run are not shown here: clone the repository and start it.`,
    );
  }
  const folder = serve.replace(/^\.\/|\/+$/g, "") || ".";
  if (folder !== "." && !checkPath(folder).ok) return unavailable(`“${serve}” is no folder of the project.`);
  return ok({ commit, serve: folder, ...(build !== undefined && { build }) });
}

function unavailable(message: string): Result<never, PreviewUnavailable> {
  return err({ type: "preview-unavailable", message });
}
