"use client";
import { CodeSpans } from "#components/markdown/code-spans.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ModuleView, RoundView } from "#lib/domain/api/build.ts";
import { CheckRow } from "./check-row.tsx";
import { criterionStates } from "./criterion-states.ts";

interface ChecksTabProps {
  readonly module: ModuleView;
  readonly round: RoundView | undefined;
}

const standing = {
  shown: { label: "shown by its command", tone: "good" },
  red: { label: "its command is red", tone: "bad" },
  "proves-nothing": { label: "proves nothing: green before the first round", tone: "person" },
  empty: { label: "no test ran", tone: "bad" },
  unexecuted: { label: "not executed", tone: "person" },
  judged: { label: "judged by the review", tone: "neutral" },
  waiting: { label: "not run in this round yet", tone: "neutral" },
} as const;

/** What machines found: the criteria with what shows them, and each command with its output. */
export function ChecksTab({ module, round }: ChecksTabProps) {
  const checks = round?.checks.filter(({ scope }) => scope !== "baseline") ?? [];
  const baseline = module.roundList.flatMap((each) => each.checks).filter(({ scope }) => scope === "baseline");
  const states = criterionStates(module.acceptance, checks, baseline);
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-4">
      <section aria-label="Criteria">
        <h2 className="mb-2 font-medium">Criteria</h2>
        {module.acceptance.length === 0 ? (
          <p className="text-soft">The blueprint names none for this module.</p>
        ) : (
          <ul className="rounded-md border border-line bg-raised">
            {module.acceptance.map(({ id, says }) => {
              const state = standing[states.get(id) ?? "waiting"];
              return (
                <li
                  key={id}
                  className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b px-4 py-2 last:border-b-0"
                >
                  <code className="w-32 shrink-0 truncate text-faint">{id}</code>
                  <span className="min-w-0 flex-1 basis-60">
                    <CodeSpans text={says} />
                  </span>
                  <Badge tone={state.tone}>{state.label}</Badge>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <section aria-label="Commands">
        <h2 className="mb-2 font-medium">Commands{round ? ` of round ${round.number}` : ""}</h2>
        {checks.length === 0 ? (
          <p className="text-soft">
            {round?.status === "running" ? "None has run in this round yet." : "None ran in this round."}
          </p>
        ) : (
          <ul className="rounded-md border border-line bg-raised">
            {checks.map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </ul>
        )}
      </section>
      {baseline.length > 0 ? (
        <section aria-label="Before the first round">
          <h2 className="font-medium">Before the first round</h2>
          <p className="mt-0.5 mb-2 text-soft">
            Red is right here: a command that is green before the work proves nothing.
          </p>
          <ul className="rounded-md border border-line bg-raised">
            {baseline.map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
