"use client";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { toast } from "#components/ui/toast-store.ts";
import { deleteProject } from "#lib/client/commands/delete-project.ts";
import type { ProjectSummary } from "#lib/domain/api/project.ts";

interface DeleteProjectProps {
  readonly project: Pick<ProjectSummary, "id" | "name" | "status" | "spend" | "scripted">;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Says what goes and what stays before anything goes: there is no way back. */
export function DeleteProject({ project, onClose, onDeleted }: DeleteProjectProps) {
  const command = useCommand({
    run: () => deleteProject(project.id),
    touches: [["projects"], ["decisions"]],
    done: () => {
      toast({ tone: "neutral", text: `${project.name} is deleted.` });
      onClose();
      onDeleted?.();
    },
  });
  const running = project.status === "designing" || project.status === "building";
  const spent = project.scripted
    ? ""
    : ` What it cost (${formatMoney(project.spend.usd)}) stays in all spend, without its name.`;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete ${project.name}?`}
      says={`${running ? "What runs is cut within a second. " : ""}Its blueprint, its repository with all branches, and its timeline are removed, and cannot be brought back. Clones that you made elsewhere stay.${spent}`}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" busy={command.isPending && "Deleting…"} onClick={() => command.mutate()}>
            Delete for good
          </Button>
        </>
      }
    />
  );
}
