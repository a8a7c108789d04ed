"use client";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BuildControls } from "#components/project/build-controls.tsx";
import { runningOfBuild } from "#components/project/running-of-build.ts";
import { DeleteProject } from "#components/projects/delete-project.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine } from "#components/ui/menu.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { EditProject } from "./edit-project.tsx";
import { nextAction } from "./next-action.ts";

/** What is done rarely: rename, change the brief or the settings, delete. */
export function ProjectMenu({ project }: { readonly project: ProjectView }) {
  const router = useRouter();
  const [open, setOpen] = useState<"edit" | "delete">();
  const { build } = project;
  // Where the next step is to resume, its button stands beside this one.
  const controlled = build && build.status !== "ended" && nextAction(project).type !== "resume" ? build : undefined;
  return (
    <>
      {controlled ? (
        <BuildControls
          projectId={project.id}
          build={controlled}
          running={runningOfBuild(project)}
          className="max-sm:hidden"
          compact
        />
      ) : null}
      <Menu
        align="end"
        trigger={
          <Button look="quiet" size="icon" aria-label="More about this project">
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen("edit")}>Name, brief and settings…</MenuItem>
        <MenuLine />
        <MenuItem danger onSelect={() => setOpen("delete")}>
          Delete…
        </MenuItem>
      </Menu>
      {open === "edit" ? <EditProject project={project} onClose={() => setOpen(undefined)} /> : null}
      {open === "delete" ? (
        <DeleteProject project={project} onClose={() => setOpen(undefined)} onDeleted={() => router.push("/")} />
      ) : null}
    </>
  );
}
