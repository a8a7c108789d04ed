"use client";
import { useCommand } from "#components/layout/use-command.ts";
import { Segments } from "#components/ui/segments.tsx";
import { changeProject } from "#lib/client/commands/change-project.ts";
import type { Speed } from "#lib/domain/project/project.ts";

const speeds = [
  { value: "1", label: "×1", name: "Normal speed" },
  { value: "4", label: "×4", name: "Four times as fast" },
  { value: "instant", label: "Instant", name: "Without waiting" },
] as const;

/** How fast the script of an example is played; what runs follows at its next step. */
export function SpeedSwitch({ projectId, speed }: { readonly projectId: string; readonly speed: Speed }) {
  const command = useCommand({
    run: (next: Speed) => changeProject(projectId, { speed: next }),
    touches: [["project", projectId, "view"]],
  });
  const shown = command.isPending ? command.variables : speed;
  return (
    <Segments
      label="Speed of the script"
      value={String(shown) as "1" | "4" | "instant"}
      options={speeds}
      onChange={(next) => command.mutate(next === "instant" ? "instant" : next === "4" ? 4 : 1)}
    />
  );
}
