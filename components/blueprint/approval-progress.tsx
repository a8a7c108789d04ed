import { Progress } from "#components/ui/progress.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";

interface ApprovalProgressProps {
  readonly approval: ProjectView["approval"];
  /** It was asked for here, and the server has not said anything yet. */
  readonly asked: boolean;
}

/** What an approval is doing now. */
export function ApprovalProgress({ approval, asked }: ApprovalProgressProps) {
  const running = approval?.status === "running";
  if (!running && !asked) return null;
  const step = running ? approval.step : null;
  return (
    <div role="status" className="shrink-0 border-line border-b bg-sunk px-4 py-2">
      <p>
        <span className="font-medium">{running ? `Approving v${approval.version}` : "Approving"}</span>
        <span className="text-soft"> · {step ?? "committing the blueprint"}</span>
      </p>
      <Progress label="Approval" className="mt-1.5 h-0.5" />
    </div>
  );
}
