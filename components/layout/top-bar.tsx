"use client";
import { Menu as MenuIcon, PanelLeft, Search } from "lucide-react";
import { needsOf } from "#components/project/needs-of.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { NeedsChip } from "./needs-chip.tsx";
import { PhaseStepper } from "./phase-stepper.tsx";
import { RunningChip } from "./running-chip.tsx";
import { actionStore } from "./shortcuts/action-store.ts";
import { SpendChip } from "./spend-chip.tsx";
import { toggleRail } from "./theme-store.ts";
import { useProject } from "./use-project.ts";
import { useProjectId } from "./use-project-id.ts";

/** Thin, and the same on every page: where one is, the phase, what waits, what runs, what it cost. */
export function TopBar({ onOpenDrawer }: { readonly onOpenDrawer: () => void }) {
  const projectId = useProjectId();
  const project = useProject(projectId);
  const openPalette = () =>
    actionStore
      .read()
      .find(({ id }) => id === "palette")
      ?.run();
  return (
    <header className="shrink-0 border-line border-b bg-ground">
      <div className="flex h-11 items-center gap-1 pr-2 pl-1 sm:gap-2 md:pl-2">
        <IconButton label="Menu" className="md:hidden" onClick={onOpenDrawer}>
          <MenuIcon aria-hidden className="size-4" />
        </IconButton>
        <IconButton label="Fold the rail" keys="\" className="max-md:hidden" onClick={toggleRail}>
          <PanelLeft aria-hidden className="size-4" />
        </IconButton>
        <div className="flex min-w-0 flex-1 items-center">
          <Breadcrumb project={project} />
        </div>
        {project ? (
          <>
            <PhaseStepper projectId={project.id} status={project.status} className="max-md:hidden" />
            <div className="flex shrink-0 items-center gap-1 md:ml-auto md:pl-2">
              <NeedsChip needs={needsOf(project)} />
              <div className="max-sm:hidden">
                <RunningChip project={project} />
              </div>
              <SpendChip project={project} />
            </div>
          </>
        ) : null}
        <IconButton label="Commands" keys="mod+k" onClick={openPalette} className="max-sm:hidden">
          <Search aria-hidden className="size-4" />
        </IconButton>
      </div>
      {project ? (
        <div className="flex items-center justify-between border-line border-t px-1.5 py-0.5 text-xs md:hidden">
          <PhaseStepper projectId={project.id} status={project.status} />
          <div className="sm:hidden">
            <RunningChip project={project} />
          </div>
        </div>
      ) : null}
    </header>
  );
}
