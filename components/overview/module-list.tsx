"use client";
import Link from "next/link";
import { useRef } from "react";
import { Section } from "#components/layout/section.tsx";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import { leftOutWords } from "#components/modules/left-out-words.ts";
import { waitingWords } from "#components/modules/waiting-words.ts";
import { buildLook } from "#components/status/build-look.ts";
import { HeldWords } from "#components/status/held-words.tsx";
import { moduleLook } from "#components/status/module-look.ts";
import { Status } from "#components/status/status.tsx";
import { waitWords } from "#components/status/wait-words.ts";
import { Money } from "#components/ui/money.tsx";
import type { BuildView, ModuleState } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** The modules of the live or newest build, one line each. */
export function ModuleList({ project }: { readonly project: ProjectView }) {
  const { build } = project;
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  return (
    <Section
      title={build ? `Build ${build.number}, from v${build.version}` : "Modules"}
      end={build ? <Status look={buildLook(build)} className="text-soft text-xs" /> : null}
    >
      {build ? (
        <ul ref={list}>
          {build.modules.map((module) => (
            <ModuleLine key={module.id} module={module} build={build} project={project} />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-4 text-soft">
          No build yet.{" "}
          {project.version === null
            ? "The blueprint comes first: it says which modules there are."
            : `Blueprint v${project.version} is built once it is approved.`}
        </p>
      )}
    </Section>
  );
}

interface ModuleLineProps {
  readonly module: ModuleState;
  readonly build: BuildView;
  readonly project: Pick<ProjectView, "id" | "scripted">;
}

function ModuleLine({ module, build, project }: ModuleLineProps) {
  const look = moduleLook(module);
  const more = leftOutWords(module, build.modules) ?? waitingWords(module);
  const findings =
    module.openFindings > 0
      ? `, ${module.openFindings} open ${module.openFindings === 1 ? "finding" : "findings"}`
      : "";
  return (
    <li className="border-line border-b last:border-b-0">
      <Link
        data-row-main
        href={`/projects/${project.id}/modules/${encodeURIComponent(module.id)}`}
        className="flex min-h-8 items-center gap-2.5 px-4 py-1 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
      >
        <Status look={look} markOnly />
        <span className="w-24 shrink-0 truncate font-medium sm:w-48">{module.id}</span>
        <span className="min-w-0 flex-1 text-soft">
          {module.held ? (
            <HeldWords held={module.held} />
          ) : module.status === "waiting" && module.waitsFor !== null ? (
            waitWords(module.waitsFor)
          ) : (
            [look.label, more].filter(Boolean).join(", ")
          )}
          {findings}
          {module.unexecuted ? ", not executed" : ""}
        </span>
        <span className="w-16 whitespace-nowrap text-right text-faint text-xs max-sm:hidden">
          {module.rounds > 0 ? `${module.rounds} ${module.rounds === 1 ? "round" : "rounds"}` : ""}
        </span>
        <span className="w-16 text-right">
          {module.spendUsd !== null && Number(module.spendUsd) === 0 ? null : (
            <Money usd={module.spendUsd} estimated={project.scripted} />
          )}
        </span>
      </Link>
    </li>
  );
}
