import { ChevronRight } from "lucide-react";
import type { RoundView } from "#lib/domain/api/build.ts";

type Asked = Pick<RoundView, "status" | "phase" | "backReason" | "note">;

/** What a round was given along, and why its last answer went back to the builder. */
export function RoundNotes({ round }: { readonly round: Asked }) {
  const { status, phase, backReason, note } = round;
  const running = status === "running" && backReason !== null;
  const isJoining = running && phase === "joining";
  if (note === null && !running) return null;
  return (
    <div className="mx-4 mb-3 flex shrink-0 flex-col gap-1">
      {note === null ? null : <Told name="The note of this round" text={note} />}
      {isJoining ? <p className="text-soft">It goes on once {backReason} is merged again.</p> : null}
      {running && !isJoining ? <Told name="The last answer went back to the builder" text={backReason} /> : null}
    </div>
  );
}

/** A text behind its first line: it may be the output of a check. */
function Told({ name, text }: { readonly name: string; readonly text: string }) {
  const [first = "", ...rest] = text.trim().replace(/^- /, "").split("\n");
  if (rest.length === 0) {
    return (
      <p className="break-words text-soft">
        {name}: {first}
      </p>
    );
  }
  return (
    <details className="group">
      <summary className="flex list-none items-start gap-1 text-soft hover:text-ink">
        <ChevronRight aria-hidden className="mt-0.5 size-3.5 shrink-0 group-open:rotate-90" />
        <span className="min-w-0 break-words">
          {name}: {first}
        </span>
      </summary>
      <pre className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap break-words rounded-md border border-line bg-sunk px-3 py-2 leading-4.5">
        {text.trim()}
      </pre>
    </details>
  );
}
