"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { toast } from "#components/ui/toast-store.ts";
import { ApiError } from "#lib/client/api-error.ts";
import { approveBlueprint } from "#lib/client/commands/approve-blueprint.ts";
import { saveBlueprint } from "#lib/client/commands/save-blueprint.ts";
import { blueprintQuery } from "#lib/client/queries/blueprint-query.ts";
import type { DiagnosticView } from "#lib/domain/api/blueprint.ts";
import type { BlueprintDraft } from "./use-blueprint-draft.ts";

interface Save {
  readonly markdown: string;
  readonly baseVersion: number;
  readonly note?: string;
  /** The design whose proposal this settles. */
  readonly proposal?: string;
}

/** Saving and approving, with what must be shown of them. */
export function useBlueprintCommands(projectId: string, draft: BlueprintDraft) {
  const queries = useQueryClient();
  const router = useRouter();
  const [refusal, setRefusal] = useState<{ readonly version: number; readonly error: ApiError }>();

  const save = useCommand({
    ownError: true,
    run: async (order: Save) => {
      try {
        return await saveBlueprint(projectId, order);
      } catch (cause) {
        // The page then sees the newer version, and asks the person what to do.
        if (isOvertaken(cause)) await queries.invalidateQueries({ queryKey: blueprintQuery(projectId).queryKey });
        throw cause;
      }
    },
    touches: [["project", projectId]],
    done: (view, order) => {
      queries.setQueryData(blueprintQuery(projectId).queryKey, view);
      draft.settle(order.markdown, view.version);
    },
  });

  const saving = useRef<Promise<unknown>>(Promise.resolve());
  /** One save after another, each of what stands when its turn comes: what was typed meanwhile is in the next. */
  const saveDraft = () => {
    const next = async () => {
      const { dirty, overtaken, text, baseVersion } = draft.now();
      if (dirty && !overtaken) await save.mutateAsync({ markdown: text, baseVersion });
    };
    // A save that failed is told by the page, and holds up no other.
    saving.current = saving.current.then(next).catch(() => undefined);
  };

  const approve = useCommand({
    ownError: true,
    run: async ({ order, version, build }: { order?: Save | undefined; version: number; build: boolean }) => {
      setRefusal(undefined);
      const saved = order ? await save.mutateAsync(order) : undefined;
      return approveBlueprint(projectId, saved?.version ?? version, build);
    },
    touches: [["project", projectId]],
    done: ({ version, build: started }, { build }) => {
      const what = started ? "; its build starts" : build ? "; nothing had to be built" : "";
      toast({ tone: "good", text: `Blueprint v${version} is approved${what}.` });
      if (started) router.push(`/projects/${projectId}/modules`);
    },
  });

  return {
    save,
    saveDraft,
    approve: {
      isPending: approve.isPending,
      start: (order: Parameters<typeof approve.mutate>[0]) =>
        approve.mutate(order, {
          onError: (error) => {
            // A text that could not be saved first says so itself.
            if (error instanceof ApiError && !isOvertaken(error)) setRefusal({ version: order.version, error });
          },
        }),
    },
    refusal,
    forgetRefusal: () => setRefusal(undefined),
  };
}

export type BlueprintCommands = ReturnType<typeof useBlueprintCommands>;

export function isOvertaken(error: unknown): boolean {
  return error instanceof ApiError && error.problem.type === "blueprint-stale";
}

/** The diagnostics that came with a refused approval. */
export function refusedDiagnostics(error: ApiError | undefined): readonly DiagnosticView[] {
  const { diagnostics } = (error?.problem ?? {}) as { diagnostics?: unknown };
  return Array.isArray(diagnostics) ? (diagnostics as DiagnosticView[]) : [];
}
