import { clsx } from "clsx";
import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";

const looks = {
  primary: "bg-ink text-on-ink border-transparent hover:bg-ink/88",
  plain: "bg-raised text-ink border-line hover:bg-hover",
  quiet: "bg-transparent text-soft border-transparent hover:bg-hover hover:text-ink",
  danger: "bg-raised text-bad border-line hover:bg-bad-wash",
  person: "bg-person-wash text-person border-person-fill/50 hover:border-person-fill",
} as const;

const sizes = {
  md: "h-8 px-3 gap-2 pointer-coarse:h-10",
  sm: "h-7 px-2 gap-1.5 text-xs pointer-coarse:h-9",
  icon: "size-8 pointer-coarse:size-10 justify-center",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: keyof typeof looks;
  readonly size?: keyof typeof sizes;
  /** What is being done, as "Saving…": shown instead of the label, and the button cannot be pressed twice. */
  readonly busy?: string | false | undefined;
  readonly asChild?: boolean;
}

/** One primary a screen. `asChild` gives its look to a link. */
export function Button({ look = "plain", size = "md", busy, asChild, className, children, ...rest }: ButtonProps) {
  const Part = asChild ? Slot : "button";
  return (
    <Part
      type={asChild ? undefined : "button"}
      {...rest}
      disabled={asChild ? undefined : rest.disabled || Boolean(busy)}
      aria-busy={busy ? true : undefined}
      className={clsx(
        "inline-flex shrink-0 items-center whitespace-nowrap rounded-md border font-medium transition-colors duration-150",
        "disabled:opacity-55 aria-disabled:opacity-55",
        looks[look],
        sizes[size],
        className,
      )}
    >
      {busy ? <span className="breathe">{busy}</span> : children}
    </Part>
  );
}
