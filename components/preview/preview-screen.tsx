"use client";
import { Maximize2, Minimize2, RotateCw } from "lucide-react";
import { useState } from "react";
import { PageHead } from "#components/layout/page-head.tsx";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { buildPreview } from "#lib/client/commands/build-preview.ts";
import type { PreviewView } from "#lib/domain/api/preview.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { PreviewFrame } from "./preview-frame.tsx";
import { PreviewStanding } from "./preview-standing.tsx";

interface PreviewScreenProps {
  readonly project: ProjectView;
  readonly preview: PreviewView;
}

export function PreviewScreen({ project, preview }: PreviewScreenProps) {
  const [full, setFull] = useState(false);
  // Another number loads the frame anew.
  const [loads, setLoads] = useState(0);
  const { status, url, builtFrom, builtAt } = preview;
  const command = useCommand({
    ownError: true,
    run: () => buildPreview(project.id),
    touches: [["project", project.id, "files"]],
    done: () => setLoads((count) => count + 1),
  });
  const building = command.isPending || status === "building";
  const outdated = status === "ready" && project.head !== null && builtFrom !== null && builtFrom !== project.head;
  const shown = status === "ready" && url !== null;
  useActions([
    ...(shown
      ? [
          {
            id: "preview-full",
            title: "Preview in the whole window",
            section: "Here" as const,
            keys: "f",
            run: () => setFull(!full),
          },
          {
            id: "preview-reload",
            title: "Load the preview again",
            section: "Here" as const,
            run: () => setLoads(loads + 1),
          },
        ]
      : []),
    ...(full
      ? [
          {
            id: "preview-small",
            title: "Back from the whole window",
            section: "Here" as const,
            keys: "escape",
            run: () => setFull(false),
          },
        ]
      : []),
  ]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead
        title="Preview"
        className="border-line border-b"
        says={
          shown ? (
            <>
              Built from <code>{builtFrom?.slice(0, 7) ?? "main"}</code>
              {builtAt ? (
                <>
                  {" "}
                  <TimeAgo at={builtAt} />
                </>
              ) : null}
              {outdated ? <span className="text-person">; main has moved on since.</span> : "."}
            </>
          ) : (
            "What is merged to main, built in the sandbox. No model is asked, and nothing is spent."
          )
        }
        actions={
          shown ? (
            <>
              <IconButton label="Load it again" onClick={() => setLoads(loads + 1)}>
                <RotateCw aria-hidden className="size-4" />
              </IconButton>
              <IconButton label="In the whole window" keys="f" onClick={() => setFull(true)}>
                <Maximize2 aria-hidden className="size-4" />
              </IconButton>
              <Button
                look={outdated ? "primary" : "plain"}
                busy={building && "Building…"}
                onClick={() => command.mutate()}
              >
                Build again
              </Button>
            </>
          ) : null
        }
      />
      {command.error ? <ProblemNotice error={command.error} className="mx-4 my-3" /> : null}
      {shown ? (
        <>
          <div className={full ? "fixed inset-0 z-30 bg-ground" : "relative min-h-0 flex-1"}>
            <PreviewFrame key={`${loads} ${url}`} name={project.name} url={url} />
            {full ? (
              <Button
                size="sm"
                aria-label="Back from the whole window"
                className="absolute top-2 right-2 shadow-overlay"
                onClick={() => setFull(false)}
              >
                <Minimize2 aria-hidden className="size-3.5" />
                Back
              </Button>
            ) : null}
          </div>
          <p className="shrink-0 border-line border-t bg-sunk px-4 py-1.5 text-faint text-xs">
            It runs as another site, in a frame: it may run its own scripts and take the pointer, and reaches neither
            this page, your files nor the network. Click into it to play; Escape lets go of the pointer.
          </p>
        </>
      ) : (
        <PreviewStanding project={project} preview={preview} building={building} onBuild={() => command.mutate()} />
      )}
    </div>
  );
}
