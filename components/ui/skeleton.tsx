import { clsx } from "clsx";

interface SkeletonProps {
  /** Says what is on its way, as "Loading the projects". */
  readonly label: string;
  readonly rows?: number;
  readonly className?: string;
}

const widths = ["w-2/3", "w-1/2", "w-3/4", "w-2/5", "w-3/5"];

/** Grey rows where the answer will stand; they appear only when it takes longer than 200 ms. */
export function Skeleton({ label, rows = 6, className }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className={clsx("after-200ms flex flex-col gap-0 px-4 py-1", className)}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-8 items-center">
          <div className={clsx("breathe h-2.5 rounded-sm bg-line", widths[row % widths.length])} />
        </div>
      ))}
    </div>
  );
}
