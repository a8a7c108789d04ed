"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { useRef } from "react";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { HeldWords } from "#components/status/held-words.tsx";
import { moduleLook } from "#components/status/module-look.ts";
import { Status } from "#components/status/status.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeadCell, numeric, Row, Table } from "#components/ui/table.tsx";
import type { ModuleState } from "#lib/domain/api/build.ts";
import { leftOutWords } from "./left-out-words.ts";
import { SortHead } from "./sort-head.tsx";
import { type Sorting, sortings, sortModules } from "./sort-modules.ts";
import { waitingWords } from "./waiting-words.ts";

interface ModulesTableProps {
  readonly projectId: string;
  readonly modules: readonly ModuleState[];
  readonly scripted: boolean;
  /** Modules that are picked to be built; absent while nothing can be picked. */
  readonly picked: ReadonlySet<string> | undefined;
  readonly onPick: (id: string) => void;
}

/** The modules in words; everything that the graph shows. */
export function ModulesTable({ projectId, modules, scripted, picked, onPick }: ModulesTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body);
  const [by, setBy] = useUrlState<string>("sort", "order");
  const [reversed, setReversed] = useUrlState<string>("reversed", "");
  const sorting: Sorting = sortings.find((known) => known === by) ?? "order";
  const head = {
    sorting,
    reversed: reversed === "1",
    onSort: (next: Sorting, turned: boolean) => {
      setBy(next);
      setReversed(turned ? "1" : "");
    },
  };
  return (
    <Table aria-label="Modules">
      <thead>
        <tr>
          {picked ? (
            <HeadCell>
              <span className="sr-only">Picked</span>
            </HeadCell>
          ) : null}
          <SortHead label="Module" by="id" {...head} />
          <SortHead label="Status" by="status" {...head} />
          <HeadCell className="max-sm:hidden">Depends on</HeadCell>
          <SortHead label="Rounds" by="rounds" end className="max-sm:hidden" {...head} />
          <SortHead label="Findings" by="findings" end className="max-sm:hidden" {...head} />
          <SortHead label="Spend" by="spend" end {...head} />
        </tr>
      </thead>
      <tbody ref={body}>
        {sortModules(modules, sorting, reversed === "1").map((module) => (
          <Row key={module.id} data-row>
            {picked ? (
              <Cell className="w-8">
                <input
                  type="checkbox"
                  aria-label={`Pick ${module.id}`}
                  checked={picked.has(module.id)}
                  onChange={() => onPick(module.id)}
                  className="block size-4 accent-ink"
                />
              </Cell>
            ) : null}
            <Cell>
              <Link
                data-row-main
                href={`/projects/${projectId}/modules/${encodeURIComponent(module.id)}`}
                className="font-medium hover:underline"
              >
                {module.id}
              </Link>
              <span className="ml-2 text-faint max-lg:hidden">{module.title}</span>
              {module.depends.length > 0 ? (
                <span className="block text-faint text-xs sm:hidden">needs {module.depends.join(", ")}</span>
              ) : null}
            </Cell>
            <Cell>
              <span className="flex flex-wrap items-center gap-x-2">
                <Status look={moduleLook(module)} />
                {module.openFindings > 0 ? (
                  <span className="text-bad sm:hidden">
                    {module.openFindings} open {module.openFindings === 1 ? "finding" : "findings"}
                  </span>
                ) : null}
                {module.unexecuted ? <Badge tone="person">not executed</Badge> : null}
                <span className="text-faint">
                  {module.held ? (
                    <HeldWords held={module.held} />
                  ) : (
                    (leftOutWords(module, modules) ?? waitingWords(module) ?? module.keptReason ?? "")
                  )}
                </span>
              </span>
            </Cell>
            <Cell className="text-soft max-sm:hidden">{module.depends.join(", ")}</Cell>
            <Cell className={`${numeric} max-sm:hidden`}>{module.rounds || ""}</Cell>
            <Cell className={clsx(numeric, "max-sm:hidden", module.openFindings > 0 && "text-bad")}>
              {module.openFindings || ""}
            </Cell>
            <Cell className={numeric}>
              {module.spendUsd !== null && Number(module.spendUsd) === 0 ? null : (
                <Money usd={module.spendUsd} estimated={scripted} />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
