"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { controlBuild } from "#lib/client/commands/control-build.ts";
import { startBuild } from "#lib/client/commands/start-build.ts";
import { startDesign } from "#lib/client/commands/start-design.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { type NextAction, nextAction } from "./next-action.ts";

const commands = {
  design: ({ id }) => startDesign(id),
  build: ({ id }) => startBuild(id),
  resume: ({ id, build }) => (build ? controlBuild(id, build.id, "resume") : Promise.resolve()),
} satisfies Record<Exclude<NextAction["type"], "link">, (project: ProjectView) => Promise<unknown>>;

/** The primary button of the overview; ⌘Enter presses it. */
export function NextStep({ project }: { readonly project: ProjectView }) {
  const router = useRouter();
  const action = nextAction(project);
  const command = useCommand({
    run: (type: keyof typeof commands) => commands[type](project),
    touches: [["project", project.id]],
    done: (_answer, type) => {
      if (type === "design") router.push(`/projects/${project.id}/blueprint`);
      if (type === "build") router.push(`/projects/${project.id}/modules`);
    },
  });
  const run = () => (action.type === "link" ? router.push(action.href) : command.mutate(action.type));
  useActions([{ id: "next-step", title: action.label, section: "Here", keys: "mod+enter", run }]);
  if (action.type === "link") {
    return (
      <Button look="primary" asChild>
        <Link href={action.href}>{action.label}</Link>
      </Button>
    );
  }
  return (
    <Button look="primary" busy={command.isPending && "Starting…"} onClick={run}>
      {action.label}
    </Button>
  );
}
