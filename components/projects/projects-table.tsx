"use client";
import { useRef, useState } from "react";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import { HeadCell, numeric, Table } from "#components/ui/table.tsx";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { DeleteProject } from "./delete-project.tsx";
import { ProjectRow } from "./project-row.tsx";

export function ProjectsTable({ projects }: { readonly projects: readonly ProjectSummary[] }) {
  const [deleting, setDeleting] = useState<ProjectSummary>();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  return (
    <div ref={list}>
      <Table aria-label="Projects" className="table-fixed md:table-auto">
        <thead>
          <tr>
            <HeadCell className="w-10 pr-0">
              <span className="sr-only">Status</span>
            </HeadCell>
            <HeadCell>Name</HeadCell>
            <HeadCell className="max-md:hidden">Doing</HeadCell>
            <HeadCell className="max-md:hidden">Modules</HeadCell>
            <HeadCell className={`${numeric} max-md:hidden`}>Rounds</HeadCell>
            <HeadCell className={`${numeric} w-24`}>Spend</HeadCell>
            <HeadCell className={`${numeric} max-md:hidden`}>Active</HeadCell>
            <HeadCell className="w-14">
              <span className="sr-only">More</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} onDelete={() => setDeleting(project)} />
          ))}
        </tbody>
      </Table>
      {deleting ? <DeleteProject project={deleting} onClose={() => setDeleting(undefined)} /> : null}
    </div>
  );
}
