import { cleanDraft } from "../../domain/blueprint/draft.ts";
import { interruptedAttempts } from "../../domain/blueprint/interrupted-draft.ts";
import type { EngineDeps } from "../engine-deps.ts";

/** What interrupted drafts of a project left behind, oldest first: the next attempt may take from it what is good. */
export async function interruptedDrafts(
  deps: Pick<EngineDeps, "facts" | "artifacts">,
  projectId: string,
): Promise<readonly { readonly attemptId: string; readonly text: string }[]> {
  const { attempts, versions } = deps.facts.read;
  const left = interruptedAttempts(await attempts.list({ projectId }), await versions.list({ projectId }));
  return Promise.all(
    left.map(async ({ id, replySha }) => {
      const reply = replySha === null ? undefined : await deps.artifacts.get(replySha);
      return { attemptId: id, text: cleanDraft(reply ?? "").text };
    }),
  );
}
