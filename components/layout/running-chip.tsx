"use client";
import Link from "next/link";
import { BuildControls } from "#components/project/build-controls.tsx";
import { RoleName } from "#components/roles/role-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** The attempts that run right now, how long each has been at it, and the switch of the build. */
export function RunningChip({ project }: { readonly project: ProjectView }) {
  const { attempts, build, held } = project;
  const live = build && build.status !== "ended" ? build : undefined;
  if (attempts.length === 0 && !live) return <span className="hidden px-2 text-faint text-xs lg:inline">Idle</span>;
  const paused = live?.status === "paused";
  const waits = held !== null || live?.modules.some((module) => module.held !== null);
  return (
    <Popover
      label="Running attempts"
      trigger={
        <Button look="quiet" size="sm">
          {paused ? (
            <StatusMark shape="pause" tone="person" />
          ) : (
            <StatusMark
              shape={waits && attempts.length === 0 ? "dotted" : "half"}
              tone="neutral"
              live={attempts.length > 0}
            />
          )}
          {paused ? "Paused" : attempts.length > 0 ? `${attempts.length} running` : waits ? "Waiting" : "Checking"}
        </Button>
      }
    >
      {attempts.length === 0 ? (
        <p className="text-soft">
          {paused
            ? "The build is paused; nothing runs."
            : waits
              ? "What is next waits for its provider or the budget; nothing is spent meanwhile."
              : "No model is at work; checks and merges are."}
        </p>
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
      {live ? <BuildControls projectId={project.id} build={live} className="mt-3 border-line border-t pt-3" /> : null}
    </Popover>
  );
}
