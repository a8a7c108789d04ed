import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";

/** In the place of every page of a project that is not there. */
export function ProjectGone() {
  return (
    <ErrorState
      title="This project does not exist, or was deleted"
      says="The address names no project of this server. What a deleted one had cost is still in the spend of all projects, under “Deleted projects”."
    >
      <Button look="primary" asChild>
        <Link href="/">All projects</Link>
      </Button>
      <Button asChild>
        <Link href="/spend">All spend</Link>
      </Button>
    </ErrorState>
  );
}
