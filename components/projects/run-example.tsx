"use client";
import { useRouter } from "next/navigation";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { runExample } from "#lib/client/commands/run-example.ts";

interface RunExampleProps {
  readonly look: "primary" | "plain";
  readonly label: string;
}

/** Starts the scripted example and goes there. Its speed can be changed on its overview. */
export function RunExample({ look, label }: RunExampleProps) {
  const router = useRouter();
  const command = useCommand({
    run: () => runExample(1),
    touches: [["projects"]],
    done: ({ id }) => router.push(`/projects/${id}`),
  });
  return (
    <Button look={look} busy={command.isPending && "Starting…"} onClick={() => command.mutate()}>
      {label}
    </Button>
  );
}
