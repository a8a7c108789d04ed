"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { NewerVersion, overtakenBuild } from "#components/blueprint/newer-version.tsx";
import { Button } from "#components/ui/button.tsx";
import { blueprintQuery } from "#lib/client/queries/blueprint-query.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";

/** The way from a module that the blueprint blocks: the proposal, its approval, then what each way on costs. */
export function BlockedWay({ projectId }: { readonly projectId: string }) {
  const project = useQuery(projectQuery(projectId)).data;
  const proposal = useQuery(blueprintQuery(projectId)).data?.proposal;
  if (!project) return null;
  const live = overtakenBuild(project);
  const writing = project.design?.status === "running";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-2 pl-10">
      <Button size="sm" look={proposal ? "primary" : "plain"} asChild>
        <Link href={`/projects/${projectId}/blueprint`}>
          {proposal ? "Read the proposal" : writing ? "Watch the architect" : "Open the blueprint"}
        </Link>
      </Button>
      {live ? (
        <p className="min-w-0 flex-1 basis-72">
          <NewerVersion project={project} live={live} />
        </p>
      ) : null}
    </div>
  );
}
