import { clsx } from "clsx";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  /** Why it is empty. */
  readonly says: ReactNode;
  /** The next action: one primary, at most. */
  readonly children?: ReactNode;
  readonly className?: string;
  /** The page has no other heading. */
  readonly alone?: boolean;
}

export function EmptyState({ title, says, children, className, alone }: EmptyStateProps) {
  const Heading = alone ? "h1" : "h2";
  return (
    <div className={clsx("mx-auto flex max-w-lg flex-col items-start gap-3 px-4 py-12 sm:py-16", className)}>
      <Heading className="font-semibold text-lg">{title}</Heading>
      <div className="text-soft">{says}</div>
      {children ? <div className="mt-1 flex flex-wrap gap-2">{children}</div> : null}
    </div>
  );
}
