"use client";
import Link from "next/link";
import { useState } from "react";
import { useProject } from "#components/layout/use-project.ts";
import { EditProject } from "#components/overview/edit-project.tsx";
import { Button } from "#components/ui/button.tsx";

/** Where a question is about a model: the ways to another one, or to the account of this one. */
export function ModelWay({ projectId }: { readonly projectId: string }) {
  const project = useProject(projectId);
  const [editing, setEditing] = useState(false);
  if (!project) return null;
  return (
    <div className="flex flex-wrap gap-2 px-4 pt-2 pl-10">
      <Button size="sm" onClick={() => setEditing(true)}>
        Change the models…
      </Button>
      <Button size="sm" asChild>
        <Link href="/settings/providers">Open providers</Link>
      </Button>
      {editing ? <EditProject project={project} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
