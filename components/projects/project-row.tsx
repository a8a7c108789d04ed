"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { projectLook } from "#components/status/project-look.ts";
import { Status } from "#components/status/status.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine } from "#components/ui/menu.tsx";
import { Money } from "#components/ui/money.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Cell, numeric, Row } from "#components/ui/table.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import type { ProjectSummary } from "#lib/domain/api/project.ts";

interface ProjectRowProps {
  readonly project: ProjectSummary;
  readonly onDelete: () => void;
}

export function ProjectRow({ project, onDelete }: ProjectRowProps) {
  const look = projectLook(project);
  const { modules } = project;
  return (
    <Row data-row className="relative focus-within:bg-hover">
      <Cell className="pr-0">
        <Status look={look} markOnly className="block" />
      </Cell>
      <Cell className="max-w-0 md:w-2/5">
        <span className="flex items-center gap-2">
          {/* The link covers its row. */}
          <Link
            data-row-main
            href={`/projects/${project.id}`}
            className="truncate font-medium outline-none after:absolute after:inset-0"
          >
            {project.name}
          </Link>
          {project.scripted ? <Badge>scripted</Badge> : null}
        </span>
      </Cell>
      <Cell className="whitespace-nowrap text-soft max-md:hidden">
        {project.running > 0 ? `${look.label}, ${project.running} running` : look.label}
      </Cell>
      <Cell className="max-md:hidden">
        {modules.total > 0 ? (
          <span className="flex items-center gap-2">
            <Progress label="Modules merged" value={modules.merged} max={modules.total} className="w-16" />
            <span className="text-soft">
              {modules.merged}/{modules.total}
            </span>
          </span>
        ) : null}
      </Cell>
      <Cell className={`${numeric} text-soft max-md:hidden`}>{project.rounds || ""}</Cell>
      <Cell className={numeric}>
        <span className="relative z-10">
          <Money usd={project.spend.usd} estimated={project.scripted} />
        </span>
      </Cell>
      <Cell className={`${numeric} text-soft max-md:hidden`}>
        <TimeAgo at={project.activeAt} className="relative z-10" />
      </Cell>
      <Cell className="text-right">
        <Menu
          align="end"
          trigger={
            <Button look="quiet" size="icon" aria-label={`More about ${project.name}`} className="relative z-10 -my-1">
              <Ellipsis aria-hidden className="size-4" />
            </Button>
          }
        >
          <MenuItem asChild>
            <Link href={`/projects/${project.id}/timeline`}>Timeline</Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href={`/projects/${project.id}/spend`}>Spend</Link>
          </MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={onDelete}>
            Delete…
          </MenuItem>
        </Menu>
      </Cell>
    </Row>
  );
}
