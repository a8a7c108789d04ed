"use client";
import { AttemptPeek } from "#components/attempt/attempt-peek.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { attemptLook } from "#components/status/attempt-look.ts";
import { Status } from "#components/status/status.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeadCell, numeric, Row, Table } from "#components/ui/table.tsx";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import { isServedAs } from "#lib/domain/routing/base-model.ts";

interface PacketsTabProps {
  readonly projectId: string;
  readonly attempts: readonly AttemptSummary[];
}

/** Every attempt on the module: its packet and its reply are a click away, live while it runs. */
export function PacketsTab({ projectId, attempts }: PacketsTabProps) {
  const [chosen, choose] = useUrlState<string>("attempt", "");
  if (attempts.length === 0) return <p className="px-4 py-4 text-soft">No model was asked about this module yet.</p>;
  return (
    <>
      <Table aria-label="Attempts">
        <thead>
          <tr>
            <HeadCell>Round</HeadCell>
            <HeadCell>Role</HeadCell>
            <HeadCell>Asked for</HeadCell>
            <HeadCell>Model</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell className={numeric}>Time</HeadCell>
            <HeadCell className={numeric}>Cost</HeadCell>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <Row key={attempt.id} data-row aria-selected={attempt.id === chosen}>
              <Cell>{attempt.round ?? ""}</Cell>
              <Cell>
                <RoleName role={attempt.role} />
              </Cell>
              <Cell>
                <button
                  type="button"
                  data-row-main
                  onClick={() => choose(attempt.id)}
                  className="whitespace-nowrap font-medium hover:underline"
                >
                  {attempt.promptId}
                  {attempt.number > 1 ? `, try ${attempt.number}` : ""}
                </button>
              </Cell>
              <Cell className="min-w-32 text-soft">
                {attempt.servedModel ?? attempt.requestedModel}
                {attempt.servedModel === null || attempt.servedModel === attempt.requestedModel ? null : isServedAs(
                    attempt.requestedModel,
                    attempt.servedModel,
                  ) ? (
                  <span className="text-faint"> for {attempt.requestedModel}</span>
                ) : (
                  <span className="text-person"> instead of {attempt.requestedModel}</span>
                )}
              </Cell>
              <Cell>
                <Status look={attemptLook(attempt)} />
                {attempt.failure ? <span className="text-faint"> {attempt.failure.kind}</span> : null}
              </Cell>
              <Cell className={numeric}>
                <Elapsed from={attempt.startedAt} to={attempt.endedAt} />
              </Cell>
              <Cell className={numeric}>
                {attempt.status === "running" ? (
                  ""
                ) : (
                  <Money usd={attempt.costUsd} estimated={attempt.scripted || attempt.usage.source === "estimated"} />
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <AttemptPeek projectId={projectId} attemptId={chosen} onClose={() => choose("")} />
    </>
  );
}
