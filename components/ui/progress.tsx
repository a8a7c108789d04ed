import { clsx } from "clsx";

interface ProgressProps {
  readonly label: string;
  /** Undefined while nobody can tell how far it is. */
  readonly value?: number | undefined;
  readonly max?: number;
  readonly tone?: "neutral" | "person" | "bad";
  readonly className?: string;
}

const tones = { neutral: "bg-ink", person: "bg-person-fill", bad: "bg-bad-fill" } as const;

export function Progress({ label, value, max = 1, tone = "neutral", className }: ProgressProps) {
  const share = value === undefined || max <= 0 ? undefined : Math.min(1, Math.max(0, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      className={clsx("h-1 overflow-hidden rounded-full bg-line", className)}
    >
      <div
        className={clsx(
          "h-full rounded-full transition-[width] duration-200",
          tones[tone],
          share === undefined && "breathe w-1/3",
        )}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
