import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { PreviewView } from "#lib/domain/api/preview.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

interface PreviewStandingProps {
  readonly project: Pick<ProjectView, "id" | "cloneCommand" | "head">;
  readonly preview: PreviewView;
  readonly building: boolean;
  readonly onBuild: () => void;
}

/** There is nothing to show: why, and the next action. */
export function PreviewStanding({ project, preview, building, onBuild }: PreviewStandingProps) {
  if (building) {
    return (
      <EmptyState title="The preview is being built" says="The blueprint's build command runs in the sandbox on main.">
        <Progress label="Building the preview" className="w-64" />
      </EmptyState>
    );
  }
  if (preview.status === "failed") {
    return (
      <div className="mx-auto w-full max-w-4xl">
        <EmptyState
          title="The preview could not be built"
          says={preview.problem ?? "Its build failed."}
          className="max-w-none pb-4 sm:pb-4"
        >
          <Button look="primary" onClick={onBuild}>
            Build it again
          </Button>
          <Button asChild>
            <Link href={`/projects/${project.id}/files`}>Browse the files</Link>
          </Button>
        </EmptyState>
        <pre className="mx-4 mb-8 max-h-[50vh] overflow-auto whitespace-pre-wrap break-words rounded-md border border-line bg-sunk px-4 py-3 leading-4.5">
          {preview.output || "It printed nothing."}
        </pre>
      </div>
    );
  }
  if (preview.status === "unavailable") {
    return (
      <EmptyState title="There is nothing to preview" says={preview.problem ?? "The blueprint names no preview."}>
        <Button look="primary" asChild>
          <Link href={`/projects/${project.id}/${project.head === null ? "modules" : "blueprint"}`}>
            {project.head === null ? "Open the modules" : "Open the blueprint"}
          </Link>
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Not built yet"
      says="The blueprint says how it is built and served. That runs in the sandbox, takes a moment, and costs nothing."
    >
      <Button look="primary" onClick={onBuild}>
        Build the preview
      </Button>
    </EmptyState>
  );
}
