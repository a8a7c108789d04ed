import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Every status is a shape first and a colour second, so that it is told without colour, too. */
export type Shape =
  | "ring"
  | "dotted"
  | "half"
  | "tick"
  | "tick-open"
  | "cross"
  | "pause"
  | "question"
  | "eye"
  | "merge"
  | "dash"
  | "cut"
  | "lines"
  | "pencil";

export type Tone = "neutral" | "faint" | "architect" | "builder" | "person" | "good" | "bad";

const tones: Readonly<Record<Tone, string>> = {
  neutral: "text-soft",
  faint: "text-faint",
  architect: "text-architect",
  builder: "text-builder",
  person: "text-person",
  good: "text-good",
  bad: "text-bad",
};

const disc = <circle cx="8" cy="8" r="7" fill="currentColor" />;
const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const cut = {
  fill: "none",
  stroke: "var(--raised)",
  strokeWidth: 1.75,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;
const line = { ...cut, stroke: "currentColor", strokeWidth: 1.5 } as const;

const shapes = {
  ring,
  dotted: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="1.9 2.8" />,
  half: (
    <>
      {ring}
      <path d="M8 4.2a3.8 3.8 0 0 1 0 7.6z" fill="currentColor" />
    </>
  ),
  tick: (
    <>
      {disc}
      <path d="m5 8.2 2.1 2.1L11 6" {...cut} />
    </>
  ),
  "tick-open": (
    <>
      {ring}
      <path d="m5.4 8.2 1.8 1.8 3.4-3.7" {...line} />
    </>
  ),
  cross: (
    <>
      {disc}
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" {...cut} />
    </>
  ),
  pause: (
    <>
      {ring}
      <path d="M6.4 5.8v4.4m3.2-4.4v4.4" {...line} />
    </>
  ),
  question: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3.5" fill="currentColor" />
      <path d="M8 4.4v4.2" {...cut} />
      <circle cx="8" cy="11.4" r="1.05" fill="var(--raised)" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.9 8 3.9 14.2 8 14.2 8 12 12.1 8 12.1 1.8 8 1.8 8z" {...line} />
      <circle cx="8" cy="8" r="1.9" fill="currentColor" />
    </>
  ),
  merge: (
    <>
      <circle cx="4.4" cy="3.8" r="1.7" {...line} />
      <circle cx="11.6" cy="8" r="1.7" {...line} />
      <path d="M4.4 5.5v7.3M4.4 5.5c.3 2 2 2.5 5.5 2.5" {...line} />
    </>
  ),
  dash: (
    <>
      {ring}
      <path d="M5.4 8h5.2" {...line} />
    </>
  ),
  cut: (
    <>
      <path d="M8 2a6 6 0 0 1 0 12" {...line} strokeDasharray="2 2.4" />
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  lines: (
    <>
      {ring}
      <path d="M5.2 6.2h5.6M5.2 8.4h5.6M5.2 10.6h3" {...line} strokeWidth={1.2} />
    </>
  ),
  pencil: <path d="m3 13 .6-2.9 6.9-6.9 2.3 2.3-6.9 6.9z" {...line} />,
} satisfies Record<Shape, ReactNode>;

interface StatusMarkProps {
  readonly shape: Shape;
  readonly tone: Tone;
  /** Read aloud. Leave it out where the words stand beside the mark. */
  readonly label?: string | undefined;
  /** Something is going on right now. */
  readonly live?: boolean | undefined;
  readonly className?: string;
}

export function StatusMark({ shape, tone, label, live, className }: StatusMarkProps) {
  const look = clsx("size-3.5 shrink-0", tones[tone], live && "breathe", className);
  if (label === undefined) {
    return (
      <svg viewBox="0 0 16 16" className={look} aria-hidden="true">
        {shapes[shape]}
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 16 16" className={look} role="img" aria-label={label}>
      <title>{label}</title>
      {shapes[shape]}
    </svg>
  );
}
