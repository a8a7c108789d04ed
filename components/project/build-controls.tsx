"use client";
import { clsx } from "clsx";
import { useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { type BuildControl, controlBuild } from "#lib/client/commands/control-build.ts";
import type { BuildView } from "#lib/domain/api/build.ts";

const asked = {
  stop: {
    title: "Stop what runs now?",
    says: "Requests and checks end within a second. What the cut requests cost is shown then, and the most that it can be. Everything finished stays, and the build can be resumed.",
    label: "Stop now",
  },
  cancel: {
    title: "Cancel this build for good?",
    says: "What runs is cut and the build ends; what the cut requests cost at most is shown then. Merged modules stay on its branch; main does not move. Another build can be started afterwards.",
    label: "Cancel the build",
  },
} as const;

interface BuildControlsProps {
  readonly projectId: string;
  readonly build: BuildView;
  /** Requests that run now: they go on after a pause, and can still be stopped. */
  readonly running: number;
  readonly className?: string;
  /** Only the switch between pause and resume. */
  readonly compact?: boolean;
}

/** Pause lets what runs finish; Stop and Cancel cut it, and ask first. */
export function BuildControls({ projectId, build, running, className, compact }: BuildControlsProps) {
  const [asking, setAsking] = useState<keyof typeof asked>();
  const command = useCommand({
    run: (control: BuildControl) => controlBuild(projectId, build.id, control),
    touches: [["project", projectId]],
    done: () => setAsking(undefined),
  });
  const busy = (control: BuildControl, words: string) => command.isPending && command.variables === control && words;
  if (build.control === "cancel") {
    return (
      <div className={className}>
        <Button size="sm" busy="Ending…" />
      </div>
    );
  }
  return (
    <div className={clsx("flex flex-wrap gap-2", className)}>
      {build.status === "paused" ? (
        <Tooltip says="Goes on where it stands; nothing finished is paid twice.">
          <Button size="sm" busy={busy("resume", "Resuming…")} onClick={() => command.mutate("resume")}>
            Resume
          </Button>
        </Tooltip>
      ) : (
        <Tooltip says="What runs finishes, and nothing new starts.">
          <Button size="sm" busy={busy("pause", "Pausing…")} onClick={() => command.mutate("pause")}>
            Pause
          </Button>
        </Tooltip>
      )}
      {(build.status === "running" || running > 0) && !compact ? (
        <Button size="sm" look="quiet" onClick={() => setAsking("stop")}>
          Stop now…
        </Button>
      ) : null}
      {compact ? null : (
        <Button size="sm" look="quiet" onClick={() => setAsking("cancel")}>
          Cancel…
        </Button>
      )}
      {asking ? (
        <Dialog
          open
          onOpenChange={() => setAsking(undefined)}
          title={asked[asking].title}
          says={asked[asking].says}
          actions={
            <>
              <Button onClick={() => setAsking(undefined)}>Go on building</Button>
              <Button look="danger" busy={busy(asking, "Ending…")} onClick={() => command.mutate(asking)}>
                {asked[asking].label}
              </Button>
            </>
          }
        />
      ) : null}
    </div>
  );
}
