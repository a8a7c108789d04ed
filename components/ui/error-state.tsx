import { clsx } from "clsx";
import type { ReactNode } from "react";
import { StatusMark } from "./status-mark.tsx";

interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** Why, and whether money was spent or something lost. */
  readonly says: ReactNode;
  readonly requestId?: string | undefined;
  /** The next action. */
  readonly children?: ReactNode;
  readonly className?: string;
}

export function ErrorState({ title, says, requestId, children, className }: ErrorStateProps) {
  return (
    <div role="alert" className={clsx("mx-auto flex max-w-lg flex-col items-start gap-3 px-4 py-12", className)}>
      <h2 className="flex items-center gap-2 font-semibold text-lg">
        <StatusMark shape="cross" tone="bad" className="size-4" />
        {title}
      </h2>
      <div className="text-soft">{says}</div>
      {requestId ? <p className="text-faint text-xs">Request {requestId}</p> : null}
      {children ? <div className="mt-1 flex flex-wrap gap-2">{children}</div> : null}
    </div>
  );
}
