"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { blueprintQuery } from "#lib/client/queries/blueprint-query.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import { BlueprintWorkspace } from "./blueprint-workspace.tsx";
import { DesignCut } from "./design-cut.tsx";

/** The document: written by the architect, owned by the person. */
export function BlueprintPage({ projectId }: { readonly projectId: string }) {
  const project = useQuery(projectQuery(projectId));
  const blueprint = useQuery(blueprintQuery(projectId));
  return (
    <Answer query={project} what="the project">
      {(known) => (
        <>
          <DesignCut project={known} />
          <Answer query={blueprint} what="the blueprint" rows={12}>
            {(view) => <BlueprintWorkspace project={known} view={view} fetching={blueprint.isFetching} />}
          </Answer>
        </>
      )}
    </Answer>
  );
}
