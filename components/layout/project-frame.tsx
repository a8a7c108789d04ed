"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useProjectEvents } from "#lib/client/events/use-project-events.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import { ConnectionLost } from "./connection-lost.tsx";
import { HeldWorkStrip } from "./held-work-strip.tsx";
import { Problem } from "./problem.tsx";
import { ProjectGone } from "./project-gone.tsx";
import { isGone } from "./use-project.ts";

/** Around the pages of one project: its event stream, and what must be said on each of them. */
export function ProjectFrame({ projectId, children }: { readonly projectId: string; readonly children: ReactNode }) {
  const project = useQuery(projectQuery(projectId));
  const connection = useProjectEvents(projectId, project.data?.seq);
  if (isGone(project.error)) return <ProjectGone />;
  if (project.error && !project.data) {
    return <Problem error={project.error} onRetry={() => void project.refetch()} />;
  }
  return (
    <>
      {connection === "lost" ? <ConnectionLost /> : null}
      {project.data ? <HeldWorkStrip projectId={projectId} seq={project.data.seq} /> : null}
      {project.data?.scripted ? (
        <p role="note" className="shrink-0 border-line border-b bg-sunk px-4 py-1.5 text-soft text-xs">
          Scripted example: no model was called and nothing was spent. Token counts are estimated from the scripted
          texts and priced at list price.
        </p>
      ) : null}
      <div className="relative flex min-h-0 flex-1 flex-col overflow-auto">{children}</div>
    </>
  );
}
