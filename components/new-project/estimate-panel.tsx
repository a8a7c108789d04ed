"use client";
import { useQuery } from "@tanstack/react-query";
import { RoleName } from "#components/roles/role-name.tsx";
import { unpricedWords } from "#components/spend/estimate-words.ts";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { useDebounced } from "#components/ui/use-debounced.ts";
import { messageForError } from "#lib/client/messages.ts";
import { newEstimateQuery } from "#lib/client/queries/estimate-query.ts";
import type { EstimateView } from "#lib/domain/api/project.ts";
import { type BriefDraft, toEstimateRequest } from "./brief-draft.ts";

const restMs = 500;
/** The length counts, and not its last letter: fewer questions for the same answer. */
const step = 200;

/** What it will cost before anything is spent: a range, and what the range is taken from. */
export function EstimatePanel({ draft }: { readonly draft: BriefDraft }) {
  const request = toEstimateRequest(draft);
  const rounded = JSON.stringify({ ...request, briefCharacters: Math.ceil(request.briefCharacters / step) * step });
  const rested = useDebounced(rounded, restMs);
  const estimate = useQuery(newEstimateQuery(JSON.parse(rested)));
  return (
    <section aria-label="Estimate" aria-live="polite" className="rounded-lg border border-line bg-raised p-4">
      <h2 className="text-faint text-xs">Estimate, before anything is spent</h2>
      {estimate.data ? (
        <EstimateRange estimate={estimate.data} />
      ) : estimate.error ? (
        <p className="mt-2 text-soft">There is no estimate now: {messageForError(estimate.error).says}</p>
      ) : (
        <p className="after-200ms mt-2 text-soft">Estimating…</p>
      )}
    </section>
  );
}

export function EstimateRange({ estimate }: { readonly estimate: EstimateView }) {
  const { low, high, byRole, modules, basis, pricesAsOf } = estimate;
  return (
    <>
      <p className="mt-1 font-semibold text-soft text-xl italic">~{formatMoneyRange(low, high)}</p>
      <dl className="mt-3 flex flex-col gap-1">
        {byRole.map(({ role, model, low: from, high: to, priced }) => (
          <div key={role} className="flex items-baseline justify-between gap-3">
            <dt className="min-w-0 truncate">
              <RoleName role={role} /> <span className="text-faint text-xs">{model}</span>
            </dt>
            <dd className="whitespace-nowrap text-soft italic">
              {priced ? `~${formatMoneyRange(from, to)}` : "no price known"}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-faint text-xs">
        {modules.low === modules.high ? modules.low : `${modules.low} to ${modules.high}`} modules
        {unpricedWords(estimate)}; {basis.replace(/\.$/, "")}. Prices of {pricesAsOf}.
      </p>
    </>
  );
}
