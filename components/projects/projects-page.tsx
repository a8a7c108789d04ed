"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { useUrlText } from "#components/layout/use-url-text.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { projectsQuery } from "#lib/client/queries/projects-query.ts";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { arrangeProjects, type ProjectFilter, type ProjectOrder } from "./arrange-projects.ts";
import { FirstRun } from "./first-run.tsx";
import { ProjectsTable } from "./projects-table.tsx";
import { RunExample } from "./run-example.tsx";

const filters = {
  all: "All",
  waiting: "Needs you",
  running: "Running",
  built: "Built",
} satisfies Record<ProjectFilter, string>;

const orders = {
  active: "Last active",
  name: "Name",
  spend: "Spend",
  created: "Newest",
} satisfies Record<ProjectOrder, string>;

export function ProjectsPage() {
  const projects = useQuery(projectsQuery());
  return (
    <Answer query={projects} what="the projects">
      {(known) => (known.length === 0 ? <FirstRun /> : <Projects projects={known} />)}
    </Answer>
  );
}

function Projects({ projects }: { readonly projects: readonly ProjectSummary[] }) {
  const [search, setSearch] = useUrlText("q");
  const [filter, setFilter] = useUrlState("show", "all");
  const [order, setOrder] = useUrlState("sort", "active");
  const searchField = useRef<HTMLInputElement>(null);
  const rows = arrangeProjects(projects, { search, filter, order });
  useActions([
    { id: "search", title: "Search projects", section: "Here", keys: "/", run: () => searchField.current?.focus() },
  ]);
  return (
    <>
      <PageHead
        title="Projects"
        actions={
          <>
            <RunExample look="plain" label="Run the example" />
            <Button look="primary" asChild>
              <Link href="/projects/new">
                <Plus aria-hidden className="size-4" />
                New project
              </Link>
            </Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 pb-3">
        <Input
          ref={searchField}
          type="search"
          aria-label="Search projects"
          placeholder="Search"
          className="max-w-60 max-md:max-w-none"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select aria-label="Show" value={filter} onChange={(event) => setFilter(event.target.value)}>
          {Object.entries(filters).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Select aria-label="Order" value={order} onChange={(event) => setOrder(event.target.value)}>
          {Object.entries(orders).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <span className="ml-auto text-faint text-xs">
          {rows.length === projects.length ? `${rows.length}` : `${rows.length} of ${projects.length}`}
        </span>
      </div>
      {rows.length > 0 ? (
        <ProjectsTable projects={rows} />
      ) : (
        <EmptyState title="No project fits" says="Nothing here matches the search and the filter together.">
          <Button
            onClick={() => {
              setSearch("");
              setFilter("all");
            }}
          >
            Show all {projects.length}
          </Button>
        </EmptyState>
      )}
    </>
  );
}
