"use client";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BuildControls } from "#components/project/build-controls.tsx";
import { DeleteProject } from "#components/projects/delete-project.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine } from "#components/ui/menu.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { EditProject } from "./edit-project.tsx";

/** What is done rarely: rename, change the brief or the settings, delete. */
export function ProjectMenu({ project }: { readonly project: ProjectView }) {
  const router = useRouter();
  const [open, setOpen] = useState<"edit" | "delete">();
  const live = project.build && project.build.status !== "ended" ? project.build : undefined;
  return (
    <>
      {live ? <BuildControls projectId={project.id} build={live} className="max-sm:hidden" compact /> : null}
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
