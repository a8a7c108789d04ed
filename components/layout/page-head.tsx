import { clsx } from "clsx";
import type { ReactNode } from "react";

interface PageHeadProps {
  readonly title: ReactNode;
  /** A line below the title. */
  readonly says?: ReactNode;
  /** One primary and at most three others. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

export function PageHead({ title, says, actions, className }: PageHeadProps) {
  return (
    <header className={clsx("flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-4 pb-3", className)}>
      <div className="min-w-0 flex-1 max-sm:basis-full">
        <h1 className="truncate font-semibold text-xl">{title}</h1>
        {says ? <p className="mt-0.5 text-soft">{says}</p> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:flex-row-reverse max-sm:justify-end">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
