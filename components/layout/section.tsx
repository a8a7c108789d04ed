import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  readonly end?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A framed part of a page with a heading of its own. */
export function Section({ title, end, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx("min-w-0 rounded-lg border border-line bg-raised", className)}>
      <header className="flex h-9 items-center justify-between gap-3 border-line border-b px-4">
        <h2 id={id} className="truncate font-medium">
          {title}
        </h2>
        {end}
      </header>
      {children}
    </section>
  );
}
