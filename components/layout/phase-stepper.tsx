import { clsx } from "clsx";
import Link from "next/link";
import { phaseOf, phases } from "#components/project/phase.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { ProjectStatus } from "#lib/domain/build/status.ts";

interface PhaseStepperProps {
  readonly projectId: string;
  readonly status: ProjectStatus;
  readonly className?: string;
}

/** Describe → Design → Build → Use: where the project stands, and the way to the page where that happens. */
export function PhaseStepper({ projectId, status, className }: PhaseStepperProps) {
  const at = phases.findIndex(({ name }) => name === phaseOf(status));
  return (
    <nav aria-label="Phase" className={className}>
      <ol className="flex items-center">
        {phases.map(({ name, page }, index) => (
          <li key={name} className="flex items-center">
            {index > 0 ? <span aria-hidden className="h-px w-3 bg-line lg:w-5" /> : null}
            <Link
              href={`/projects/${projectId}${page}`}
              aria-current={index === at ? "step" : undefined}
              className={clsx(
                "flex h-7 items-center gap-1.5 rounded-md px-1.5 hover:bg-hover pointer-coarse:h-10",
                index === at ? "font-medium text-ink" : "text-faint",
              )}
            >
              <StatusMark
                shape={index < at ? "tick-open" : index === at ? "half" : "dotted"}
                tone={index === at ? "neutral" : "faint"}
              />
              <span className={index === at ? undefined : "max-sm:sr-only"}>{name}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
