import type { ReactNode } from "react";
import { RoleName } from "#components/roles/role-name.tsx";
import { attemptLook } from "#components/status/attempt-look.ts";
import { Status } from "#components/status/status.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { formatDuration } from "#components/ui/format-time.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { AttemptView } from "#lib/domain/api/build.ts";
import { isServedAs } from "#lib/domain/routing/base-model.ts";
import { AttemptCost } from "./attempt-cost.tsx";
import { flawWords, spentWords } from "./attempt-words.ts";
import { UsageTable } from "./usage-table.tsx";

/** The facts of one attempt; requested and served model side by side, measured and estimated told apart. */
export function AttemptFacts({ attempt }: { readonly attempt: AttemptView }) {
  const { failure, firstTokenAt, startedAt, usage, price } = attempt;
  const mismatch = attempt.servedModel !== null && !isServedAs(attempt.requestedModel, attempt.servedModel);
  const over = attempt.status === "ended";
  const flaw = flawWords(attempt);
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      {over && flaw ? (
        <Notice tone="bad">
          {attempt.requestedModel} {flaw}
          {failure?.detail ? `: ${failure.detail.trim().replace(/\.$/, "")}` : ""}. {spentWords(attempt)}{" "}
          {failure ? <span className="text-faint">({failure.kind})</span> : null}
        </Notice>
      ) : null}
      {attempt.outcome === "cancelled" ? <Notice>It was stopped. {spentWords(attempt)}</Notice> : null}
      {mismatch ? (
        <Notice tone="person">
          {attempt.servedModel} answered, not {attempt.requestedModel}, which was asked for. The answer counts, and is
          priced as {attempt.servedModel}.
        </Notice>
      ) : null}
      <dl className="flex flex-col">
        <Fact name="State">
          <Status look={attemptLook(attempt)} />
        </Fact>
        <Fact name="Role">
          <RoleName role={attempt.role} />
        </Fact>
        <Fact name="Model asked for">
          {attempt.requestedModel} <span className="text-faint">({attempt.provider})</span>
        </Fact>
        <Fact name="Model that served">
          {attempt.servedModel ?? <span className="text-faint">{over ? "not told" : "not told yet"}</span>}
        </Fact>
        <Fact name="Why this model">{attempt.route.why}</Fact>
        <Fact name="Time">
          <Elapsed from={startedAt} to={attempt.endedAt} />
          {firstTokenAt ? (
            <span className="text-faint">
              , first token after {formatDuration(Date.parse(firstTokenAt) - Date.parse(startedAt))}
            </span>
          ) : null}
        </Fact>
        <Fact name="Cost">
          {over ? <AttemptCost attempt={attempt} /> : <span className="text-faint">known at its end</span>}
          {attempt.scripted ? <span className="text-faint"> at list price; nothing was spent</span> : null}
        </Fact>
        <Fact name="Price">
          {price ? (
            `${price.source}, as of ${price.asOf.slice(0, 10)}`
          ) : (
            <span className="text-faint">no price known</span>
          )}
        </Fact>
        <Fact name="Prompt">
          {attempt.prompt.id} v{attempt.prompt.version}{" "}
          <code className="text-faint">{attempt.prompt.sha.slice(0, 8)}</code>
        </Fact>
        <Fact name="Try">{attempt.number === 1 ? "the first" : `number ${attempt.number}`}</Fact>
        {attempt.rawFinish ? <Fact name="Finish">{attempt.rawFinish}</Fact> : null}
        {attempt.requestId ? (
          <Fact name="Request">
            <code className="break-all">{attempt.requestId}</code>
          </Fact>
        ) : null}
      </dl>
      <UsageTable usage={usage} scripted={attempt.scripted} />
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-baseline gap-3 border-line/60 border-b py-1">
      <dt className="w-32 shrink-0 text-faint">{name}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}
