import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Shape, StatusMark, type Tone } from "./status-mark.tsx";

const looks = {
  neutral: { box: "border-line bg-sunk", shape: "dash", mark: "neutral" },
  person: { box: "border-person-fill/40 bg-person-wash", shape: "question", mark: "person" },
  good: { box: "border-good-fill/40 bg-good-wash", shape: "tick", mark: "good" },
  bad: { box: "border-bad-fill/40 bg-bad-wash", shape: "cross", mark: "bad" },
} as const satisfies Record<string, { box: string; shape: Shape; mark: Tone }>;

interface NoticeProps {
  readonly tone?: keyof typeof looks;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A sentence that stays until it is no longer true. */
export function Notice({ tone = "neutral", children, actions, className }: NoticeProps) {
  const look = looks[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={clsx("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2", look.box, className)}
    >
      <div className="flex min-w-0 flex-1 basis-60 gap-2">
        <StatusMark shape={look.shape} tone={look.mark} className="mt-0.5" />
        <div className="min-w-0">{children}</div>
      </div>
      {actions ? <div className="flex gap-2">{actions}</div> : null}
    </div>
  );
}
