"use client";
import Link from "next/link";
import { CutNotice } from "#components/attempt/cut-notice.tsx";
import { BuildControls } from "#components/project/build-controls.tsx";
import { runningOfBuild } from "#components/project/running-of-build.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { runningWords } from "./running-words.ts";

/** The attempts that run right now, how long each has been at it, and the switch of the build. */
export function RunningChip({ project }: { readonly project: ProjectView }) {
  const { attempts, build } = project;
  const words = runningWords(project);
  if (!words) return <span className="hidden px-2 text-faint text-xs lg:inline">Idle</span>;
  const live = build && build.status !== "ended" ? build : undefined;
  return (
    <Popover
      label="Running attempts"
      trigger={
        <Button look="quiet" size="sm">
          <StatusMark shape={words.shape} tone={words.tone} live={words.live} />
          {words.label}
        </Button>
      }
    >
      {attempts.length === 0 ? (
        <p className="text-soft">{words.says}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {attempts.map((attempt) => (
            <li key={attempt.id}>
              <Link
                href={`/projects/${project.id}/timeline?attempt=${attempt.id}`}
                className="-mx-1 flex flex-col rounded-md px-1 py-0.5 hover:bg-hover"
              >
                <span className="flex items-center justify-between gap-2">
                  <RoleName role={attempt.role} />
                  <Elapsed from={attempt.startedAt} to={null} className="text-soft" />
                </span>
                <span className="truncate text-faint text-xs">
                  {attempt.moduleId ?? attempt.promptId} · {attempt.model}
                  {attempt.firstTokenAt === null ? " · waits for the first token" : ""}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {live ? (
        <>
          <CutNotice projectId={project.id} build={live} className="mt-3" />
          <BuildControls
            projectId={project.id}
            build={live}
            running={runningOfBuild(project)}
            className="mt-3 border-line border-t pt-3"
          />
        </>
      ) : null}
    </Popover>
  );
}
