import type { ReactNode } from "react";
import { RoleName } from "#components/roles/role-name.tsx";
import { attemptLook } from "#components/status/attempt-look.ts";
import { Status } from "#components/status/status.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { formatDuration } from "#components/ui/format-time.ts";
import { Money } from "#components/ui/money.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { AttemptView } from "#lib/domain/api/build.ts";
import { failureKinds } from "#lib/domain/build/failure.ts";
import { failureWords } from "#lib/domain/build/failure-words.ts";
import { isServedAs } from "#lib/domain/routing/base-model.ts";
import { UsageTable } from "./usage-table.tsx";

/** The facts of one attempt; requested and served model side by side, measured and estimated told apart. */
export function AttemptFacts({ attempt }: { readonly attempt: AttemptView }) {
  const { failure, firstTokenAt, startedAt, usage, price } = attempt;
  const mismatch = attempt.servedModel !== null && !isServedAs(attempt.requestedModel, attempt.servedModel);
  const estimated = attempt.scripted || usage.source === "estimated";
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      {failure ? (
        <Notice tone="bad">
          {failureSays(attempt.requestedModel, failure.kind)}: {failure.detail}{" "}
          <span className="text-faint">({failure.kind})</span>
        </Notice>
      ) : null}
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
        <Fact name="Model that served">{attempt.servedModel ?? <span className="text-faint">not told yet</span>}</Fact>
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
          {attempt.status === "running" ? (
            <span className="text-faint">known at its end</span>
          ) : attempt.costUpperUsd && attempt.costUsd && attempt.costUpperUsd !== attempt.costUsd ? (
            <span className="text-soft italic">~{formatMoneyRange(attempt.costUsd, attempt.costUpperUsd)}</span>
          ) : (
            <Money usd={attempt.costUsd} estimated={estimated} />
          )}
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

function failureSays(model: string, kind: string): string {
  const known = failureKinds.find((each) => each === kind);
  return `${model} ${known ? failureWords[known] : "failed"}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-baseline gap-3 border-line/60 border-b py-1">
      <dt className="w-32 shrink-0 text-faint">{name}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}
