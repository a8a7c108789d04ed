"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { openDecisionsQuery } from "#lib/client/queries/decisions-query.ts";
import type { DecisionView } from "#lib/domain/api/build.ts";
import { OpenDecision } from "./open-decision.tsx";
import { PastDecisions } from "./past-decisions.tsx";
import { useOptionKeys } from "./use-option-keys.ts";

/** Only what needs a person, of all projects; the rest goes on by itself. */
export function InboxPage() {
  const open = useQuery(openDecisionsQuery());
  return (
    <Answer query={open} what="the inbox">
      {(decisions) => <Inbox decisions={decisions} />}
    </Answer>
  );
}

function Inbox({ decisions }: { readonly decisions: readonly DecisionView[] }) {
  const [chosen] = useUrlState("decision", "");
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  useOptionKeys(list, decisions);
  const ordered = decisions.toSorted((first, second) => Number(second.id === chosen) - Number(first.id === chosen));
  return (
    <div className="mx-auto w-full max-w-3xl pb-8">
      <PageHead
        title="Inbox"
        says={
          decisions.length === 0
            ? undefined
            : `${decisions.length} ${decisions.length === 1 ? "decision waits" : "decisions wait"} for you. Everything else goes on.`
        }
      />
      {decisions.length === 0 ? (
        <EmptyState
          title="Nothing needs you"
          says="What a build cannot settle by rules comes here: a module that is stuck, a budget that is reached, a blueprint that cannot be met."
          className="ml-0 py-6 sm:py-6"
        />
      ) : (
        <div ref={list} className="flex flex-col gap-4 px-4">
          {ordered.map((decision) => (
            <OpenDecision key={decision.id} decision={decision} chosen={decision.id === chosen} />
          ))}
        </div>
      )}
      <PastDecisions />
    </div>
  );
}
