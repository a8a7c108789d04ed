"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { versionQuery } from "#lib/client/queries/version-query.ts";
import type { BlueprintView } from "#lib/domain/api/blueprint.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { mergeDiagnostics } from "./merge-diagnostics.ts";
import { moduleAt, outlineRows } from "./outline-rows.ts";
import { refusedDiagnostics, useBlueprintCommands } from "./use-blueprint-commands.ts";
import { useBlueprintDraft } from "./use-blueprint-draft.ts";
import { useBlueprintView } from "./use-blueprint-view.ts";
import { useReadText } from "./use-read-text.ts";
import { useStreamedText } from "./use-streamed-text.ts";

/** Everything that the parts of the blueprint page share. */
export function useBlueprintWorkspace(project: ProjectView, view: BlueprintView, fetching: boolean) {
  const draft = useBlueprintDraft(project.id, view);
  const commands = useBlueprintCommands(project.id, draft);
  const url = useBlueprintView();
  const streamed = useStreamedText(project, fetching);
  const streaming = streamed !== undefined;
  const { approvedVersion } = project;
  const approved = useQuery({
    ...versionQuery(project.id, approvedVersion ?? 1),
    enabled: approvedVersion !== null && approvedVersion !== view.version,
  });
  const before = approvedVersion === view.version ? view.markdown : (approved.data?.markdown ?? null);
  const text = streamed ?? draft.text;
  const { read, fresh } = useReadText(text, streaming ? null : before);

  const { refusal } = commands;
  const told = draft.dirty ? null : view.diagnostics;
  const problems = useMemo(() => {
    if (streaming) return [];
    return mergeDiagnostics(read?.diagnostics ?? [], [...(told ?? []), ...refusedDiagnostics(refusal?.error)]);
  }, [streaming, read, told, refusal]);
  const modules = read?.modules ?? [];
  const errors = problems.filter(({ severity }) => severity === "error");
  const broken = new Set(errors.flatMap(({ lines }) => moduleAt(modules, lines.from)?.id ?? []));

  const proposal = streaming ? null : view.proposal;
  const baseQuery = useQuery({
    ...versionQuery(project.id, proposal?.baseVersion ?? 1),
    enabled: proposal !== null && proposal.baseVersion > 0 && proposal.baseVersion !== view.version,
  });
  const base = proposal?.baseVersion === view.version ? view.markdown : (baseQuery.data?.markdown ?? view.markdown);

  return {
    project,
    view,
    draft,
    commands,
    url,
    streaming,
    text,
    read,
    /** Whether what was read is this very text; fixes name lines, so they wait for it. */
    fresh,
    rows: read ? outlineRows(read.outline, modules) : [],
    modules,
    problems,
    errors: errors.length,
    /** What a last approval found by running may be mended elsewhere; only what is wrong with the text holds it up. */
    blocking: (read?.diagnostics ?? []).filter(({ severity }) => severity === "error").length,
    broken,
    proposal: proposal ? { ...proposal, base } : null,
    /** The approved text; null where nothing is approved, or while it is on its way. */
    approved: before,
    save: commands.saveDraft,
    saveOver: () => commands.save.mutate({ markdown: draft.now().text, baseVersion: view.version }),
    saveAs: (markdown: string, note: string, proposal?: string) => {
      draft.change(markdown);
      return commands.save.mutateAsync({
        markdown,
        baseVersion: draft.baseVersion,
        note,
        ...(proposal && { proposal }),
      });
    },
    /** Approves what is on the screen, saved first where it is not. */
    approve: (build: boolean) => {
      const { dirty, text: markdown, baseVersion } = draft.now();
      commands.approve.start({
        order: dirty ? { markdown, baseVersion } : undefined,
        version: dirty ? view.version + 1 : view.version,
        build,
      });
    },
  };
}

export type Workspace = ReturnType<typeof useBlueprintWorkspace>;
