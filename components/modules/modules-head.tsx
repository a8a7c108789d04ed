"use client";
import { CutNotice } from "#components/attempt/cut-notice.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { BuildControls } from "#components/project/build-controls.tsx";
import { isAllBuilt } from "#components/project/is-all-built.ts";
import { runningOfBuild } from "#components/project/running-of-build.ts";
import { buildLook } from "#components/status/build-look.ts";
import { Button } from "#components/ui/button.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { Select } from "#components/ui/select.tsx";
import { startBuild } from "#lib/client/commands/start-build.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { buildSentence } from "./build-sentence.ts";

interface ModulesHeadProps {
  readonly project: ProjectView;
  readonly build: BuildView;
  readonly builds: readonly BuildView[];
  readonly onBuild: (id: string) => void;
  readonly view: "graph" | "table";
  readonly onView: (view: "graph" | "table") => void;
  readonly picked: ReadonlySet<string>;
}

/** Which build, how it is looked at, and the switches of the one that is live. */
export function ModulesHead({ project, build, builds, onBuild, view, onView, picked }: ModulesHeadProps) {
  const running = runningOfBuild(project);
  const live = project.build && project.build.status !== "ended" ? project.build : undefined;
  const command = useCommand({
    ownError: true,
    run: () => startBuild(project.id, picked.size > 0 ? [...picked] : undefined),
    touches: [["project", project.id]],
  });
  // Picked modules are built whether stale or not.
  const isLeft = picked.size > 0 || !isAllBuilt(project);
  const canStart = live === undefined && project.approvedVersion !== null && isLeft;
  const label = picked.size > 0 ? `Build ${picked.size} picked` : "Build what is stale";
  const other = view === "graph" ? "table" : "graph";
  useActions([
    {
      id: "modules-view",
      title: `Show the modules as a ${other}`,
      section: "Here",
      keys: "v",
      run: () => onView(other),
    },
    ...(canStart
      ? [{ id: "build-stale", title: label, section: "Here" as const, keys: "mod+enter", run: () => command.mutate() }]
      : []),
  ]);
  return (
    <>
      <PageHead
        title="Modules"
        says={buildSentence(build, live?.id === build.id ? running : 0)}
        actions={
          <>
            <Segments
              label="View"
              className="max-sm:hidden"
              value={view}
              onChange={onView}
              options={[
                { value: "graph", label: "Graph" },
                { value: "table", label: "Table" },
              ]}
            />
            <Select aria-label="Build" value={build.id} onChange={(event) => onBuild(event.target.value)}>
              {builds.map((each) => (
                <option key={each.id} value={each.id}>
                  Build {each.number}, v{each.version}, {buildLook(each).label.toLowerCase()}
                </option>
              ))}
            </Select>
            {live && live.id === build.id ? (
              <BuildControls projectId={project.id} build={live} running={running} />
            ) : null}
            {canStart ? (
              <Button look="primary" busy={command.isPending && "Starting…"} onClick={() => command.mutate()}>
                {label}
              </Button>
            ) : null}
          </>
        }
      />
      <CutNotice projectId={project.id} build={build} className="mx-4 mb-3" />
      {command.error ? <ProblemNotice error={command.error} className="mx-4 mb-3" /> : null}
    </>
  );
}
