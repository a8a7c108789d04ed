"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { Answer } from "#components/layout/answer.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useMedia } from "#components/ui/use-media.ts";
import { buildsQuery } from "#lib/client/queries/builds-query.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { ModulesHead } from "./modules-head.tsx";
import { ModulesTable } from "./modules-table.tsx";
import { usePicked } from "./use-picked.ts";

const ModuleGraph = dynamic(() => import("./module-graph.tsx").then((file) => file.ModuleGraph), {
  ssr: false,
  loading: () => <Skeleton label="Loading the graph" rows={8} />,
});

/** Below it the graph is too small to be read, and the table alone is shown. Keep it in step with `sm` in the head. */
const graphFits = "(min-width: 40rem)";

/** The modules of a build: as a graph, or as a table that says the same. */
export function ModulesPage({ projectId }: { readonly projectId: string }) {
  const project = useQuery(projectQuery(projectId));
  const builds = useQuery(buildsQuery(projectId));
  return (
    <Answer query={project} what="the project">
      {(known) => (
        <Answer query={builds} what="the builds">
          {(all) => <Modules project={known} builds={all} />}
        </Answer>
      )}
    </Answer>
  );
}

function Modules({ project, builds }: { readonly project: ProjectView; readonly builds: readonly BuildView[] }) {
  const [asked, setView] = useUrlState<string>("view", "graph");
  const fits = useMedia(graphFits);
  const view = asked === "table" || fits === false ? "table" : "graph";
  const [chosen, setChosen] = useUrlState<string>("build", "");
  const picked = usePicked();
  const live = project.build && project.build.status !== "ended" ? project.build : undefined;
  // The project's own answer is the fresher one of the newest build.
  const all = builds.map((build) => (build.id === project.build?.id ? project.build : build));
  const build = all.find(({ id }) => id === chosen) ?? all[0] ?? project.build;
  if (!build) return <NoBuild project={project} />;
  const canPick = live === undefined && build.id === all[0]?.id && project.approvedVersion !== null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ModulesHead
        project={project}
        build={build}
        builds={all}
        onBuild={(id) => setChosen(id === all[0]?.id ? "" : id)}
        view={view}
        onView={setView}
        picked={canPick ? picked.ids : new Set()}
      />
      <div className="min-h-0 flex-1 overflow-auto border-line border-t">
        {view === "table" ? (
          <ModulesTable
            projectId={project.id}
            modules={build.modules}
            scripted={project.scripted}
            picked={canPick ? picked.ids : undefined}
            onPick={picked.toggle}
          />
        ) : (
          <ModuleGraph projectId={project.id} modules={build.modules} scripted={project.scripted} />
        )}
      </div>
    </div>
  );
}

function NoBuild({ project }: { readonly project: ProjectView }) {
  const base = `/projects/${project.id}`;
  return (
    <EmptyState
      title="No build yet"
      says={
        project.version === null
          ? "The blueprint comes first: it says which modules there are. Nothing is built before you approve it."
          : project.approvedVersion === null
            ? `Blueprint v${project.version} waits for your approval. Its modules appear here when they are built.`
            : `Blueprint v${project.approvedVersion} is approved. Its modules appear here when they are built.`
      }
    >
      <Button look="primary" asChild>
        <Link href={`${base}/blueprint`}>Open the blueprint</Link>
      </Button>
    </EmptyState>
  );
}
