"use client";
import { useQuery } from "@tanstack/react-query";
import { CutNotice } from "#components/attempt/cut-notice.tsx";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { Section } from "#components/layout/section.tsx";
import { LazyDocumentView } from "#components/markdown/lazy-document-view.tsx";
import { needsOf } from "#components/project/needs-of.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { happening } from "./happening.ts";
import { ModuleList } from "./module-list.tsx";
import { NeedsList } from "./needs-list.tsx";
import { NextStep } from "./next-step.tsx";
import { ProjectMenu } from "./project-menu.tsx";
import { RecentEvents } from "./recent-events.tsx";
import { Repository } from "./repository.tsx";
import { SpeedSwitch } from "./speed-switch.tsx";
import { SpendSummary } from "./spend-summary.tsx";

/** What is happening, what needs me, what did it cost. */
export function OverviewPage({ projectId }: { readonly projectId: string }) {
  const project = useQuery(projectQuery(projectId));
  return (
    <Answer query={project} what="the project">
      {(view) => <Overview project={view} />}
    </Answer>
  );
}

function Overview({ project }: { readonly project: ProjectView }) {
  const needs = needsOf(project);
  return (
    <div className="mx-auto w-full max-w-6xl pb-8">
      <PageHead
        title={project.name}
        says={happening(project)}
        actions={
          <>
            {project.speed === null ? null : <SpeedSwitch projectId={project.id} speed={project.speed} />}
            <ProjectMenu project={project} />
            <NextStep project={project} />
          </>
        }
      />
      <div className="grid items-start gap-4 px-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {needs.length > 0 ? <NeedsList needs={needs} /> : null}
          {project.build ? <CutNotice projectId={project.id} build={project.build} /> : null}
          <ModuleList project={project} />
          <Section title="Brief">
            <div className="max-h-64 overflow-auto px-4 py-3">
              <LazyDocumentView markdown={project.brief} className="text-soft" />
            </div>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <SpendSummary project={project} />
          <RecentEvents projectId={project.id} seq={project.seq} />
          <Repository project={project} />
        </div>
      </div>
    </div>
  );
}
