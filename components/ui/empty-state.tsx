import { clsx } from "clsx";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  /** Why it is empty. */
  readonly says: ReactNode;
  /** The next action: one primary, at most. */
  readonly children?: ReactNode;
  readonly className?: string;
}

export function EmptyState({ title, says, children, className }: EmptyStateProps) {
  return (
    <div className={clsx("mx-auto flex max-w-lg flex-col items-start gap-3 px-4 py-12 sm:py-16", className)}>
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="text-soft">{says}</div>
      {children ? <div className="mt-1 flex flex-wrap gap-2">{children}</div> : null}
    </div>
  );
}
