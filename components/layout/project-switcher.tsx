"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, List, Plus } from "lucide-react";
import Link from "next/link";
import { projectLook } from "#components/status/project-look.ts";
import { Status } from "#components/status/status.tsx";
import { Menu, MenuItem, MenuLine } from "#components/ui/menu.tsx";
import { projectsQuery } from "#lib/client/queries/projects-query.ts";

const shown = 12;

/** The project at hand, and the way to another one. */
export function ProjectSwitcher({ projectId }: { readonly projectId: string | undefined }) {
  const projects = useQuery(projectsQuery()).data ?? [];
  const current = projects.find(({ id }) => id === projectId);
  const recent = projects.toSorted((first, second) => second.activeAt.localeCompare(first.activeAt)).slice(0, shown);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={current ? `Project ${current.name}; switch` : "Switch project"}
          className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-raised px-2 text-left hover:bg-hover rail-closed:md:justify-center rail-closed:md:border-transparent rail-closed:md:bg-transparent pointer-coarse:h-10"
        >
          <span className="min-w-0 flex-1 truncate font-medium rail-closed:md:hidden">
            {current?.name ?? (projectId ? "…" : "All projects")}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </button>
      }
    >
      {recent.map((project) => (
        <MenuItem key={project.id} asChild>
          <Link href={`/projects/${project.id}`} className="w-64">
            <Status look={projectLook(project)} markOnly />
            <span className="truncate">{project.name}</span>
          </Link>
        </MenuItem>
      ))}
      {recent.length > 0 ? <MenuLine /> : null}
      <MenuItem asChild>
        <Link href="/">
          <List aria-hidden className="size-3.5 text-faint" />
          All projects
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/projects/new">
          <Plus aria-hidden className="size-3.5 text-faint" />
          New project
        </Link>
      </MenuItem>
    </Menu>
  );
}
