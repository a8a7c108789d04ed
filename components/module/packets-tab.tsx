"use client";
import { AttemptCost } from "#components/attempt/attempt-cost.tsx";
import { AttemptPeek } from "#components/attempt/attempt-peek.tsx";
import { flawWords } from "#components/attempt/attempt-words.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { roleLook } from "#components/roles/role-look.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { attemptLook } from "#components/status/attempt-look.ts";
import { Status } from "#components/status/status.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
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
            <HeadCell className="max-sm:hidden">Round</HeadCell>
            <HeadCell className="max-sm:hidden">Role</HeadCell>
            <HeadCell className="max-sm:pl-4">Asked for</HeadCell>
            <HeadCell className="max-sm:hidden">Model</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell className={`${numeric} max-sm:hidden`}>Time</HeadCell>
            <HeadCell className={numeric}>Cost</HeadCell>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <Row key={attempt.id} data-row aria-selected={attempt.id === chosen}>
              <Cell className="max-sm:hidden">{attempt.round ?? ""}</Cell>
              <Cell className="max-sm:hidden">
                <RoleName role={attempt.role} />
              </Cell>
              <Cell className="max-sm:pl-4">
                <button
                  type="button"
                  data-row-main
                  onClick={() => choose(attempt.id)}
                  className="whitespace-nowrap font-medium hover:underline"
                >
                  {attempt.promptId}
                  {attempt.number > 1 ? `, try ${attempt.number}` : ""}
                </button>
                <span className="block break-words text-soft text-xs sm:hidden">
                  {attempt.round === null ? "" : `Round ${attempt.round}, `}
                  {roleLook(attempt.role).label.toLowerCase()} <ModelName attempt={attempt} />
                </span>
              </Cell>
              <Cell className="min-w-32 text-soft max-sm:hidden">
                <ModelName attempt={attempt} />
              </Cell>
              <Cell>
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <Status look={attemptLook(attempt)} />
                  <span className="text-faint max-sm:text-xs">{flawWords(attempt)}</span>
                </span>
              </Cell>
              <Cell className={`${numeric} max-sm:hidden`}>
                <Elapsed from={attempt.startedAt} to={attempt.endedAt} />
              </Cell>
              <Cell className={numeric}>{attempt.status === "running" ? "" : <AttemptCost attempt={attempt} />}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <AttemptPeek projectId={projectId} attemptId={chosen} onChoose={choose} />
    </>
  );
}

/** Who answered, and who was asked where that is another one. */
function ModelName({ attempt }: { readonly attempt: AttemptSummary }) {
  const { servedModel, requestedModel } = attempt;
  if (servedModel === null || servedModel === requestedModel) return requestedModel;
  const expected = isServedAs(requestedModel, servedModel);
  return (
    <>
      {servedModel}
      <span className={expected ? "text-faint" : "text-person"}>
        {expected ? " for " : " instead of "}
        {requestedModel}
      </span>
    </>
  );
}
