import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** Parts of a dense table: 32-px rows, hairlines, numbers to the right. Give `Table` an `aria-label`. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    // Positioned, or what only a screen reader sees would make the page longer than it is.
    <div className="relative w-full overflow-x-auto">
      <table {...rest} className={clsx("w-full border-collapse text-left", className)} />
    </div>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "h-8 whitespace-nowrap border-line border-b px-2 font-normal text-faint text-xs first:pl-4 last:pr-4",
        className,
      )}
    />
  );
}

/** `data-row` makes it reachable by j and k inside a list with `useRowKeys`. */
export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      {...rest}
      className={clsx(
        "h-8 border-line border-b last:border-b-0 focus-visible:-outline-offset-2 pointer-coarse:h-11",
        "data-[row]:hover:bg-hover aria-selected:bg-selected",
        className,
      )}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={clsx("px-2 py-1 first:pl-4 last:pr-4", className)} />;
}

export const numeric = "text-right tabular-nums whitespace-nowrap";
