"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { moduleQuery } from "#lib/client/queries/module-query.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import { ModuleScreen } from "./module-screen.tsx";

interface ModulePageProps {
  readonly projectId: string;
  readonly moduleId: string;
}

/** One module: its rounds, and what was said, checked and sent in them. */
export function ModulePage({ projectId, moduleId }: ModulePageProps) {
  const project = useQuery(projectQuery(projectId));
  const module = useQuery(moduleQuery(projectId, moduleId));
  return (
    <Answer query={project} what="the project">
      {(known) => (
        <Answer query={module} what="the module" rows={10}>
          {(view) => <ModuleScreen project={known} module={view} />}
        </Answer>
      )}
    </Answer>
  );
}
