"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { Section } from "#components/layout/section.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { billQuery } from "#lib/client/queries/bill-query.ts";
import { type BillingProvider, billingProviders } from "#lib/domain/spend/bill/bill.ts";
import { BillDay } from "./bill-day.tsx";
import { billers } from "./bill-words.ts";

interface BillSectionProps {
  /** Where nothing is chosen: what was spent last. */
  readonly newest: { readonly provider: string; readonly day: string } | undefined;
}

/** A provider's own bill for one day beside what its attempts came to. */
export function BillSection({ newest }: BillSectionProps) {
  const [chosen, setProvider] = useUrlState("bill", newest?.provider ?? "anthropic");
  const [day, setDay] = useUrlState("day", newest?.day ?? "");
  const provider = billingProviders.find((each) => each === chosen) ?? "anthropic";
  return (
    <Section title="Against a provider’s bill">
      <div className="flex flex-col gap-3 px-4 py-3">
        <div className="flex flex-wrap gap-3">
          <Field label="Provider">
            <Select value={provider} onChange={({ target }) => setProvider(target.value)}>
              {billingProviders.map((id) => (
                <option key={id} value={id}>
                  {billers[id].name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Day, UTC">
            <Input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
          </Field>
        </div>
        <p className="text-faint text-xs">{billers[provider].days}</p>
      </div>
      {/^\d{4}-\d\d-\d\d$/.test(day) ? (
        <OneDay key={`${provider} ${day}`} provider={provider} day={day} />
      ) : (
        <p className="px-4 pb-4 text-soft">Choose the day whose bill you have.</p>
      )}
    </Section>
  );
}

function OneDay({ provider, day }: { readonly provider: BillingProvider; readonly day: string }) {
  const bill = useQuery(billQuery(provider, day));
  return (
    <Answer query={bill} what="the day" rows={3}>
      {(view) => <BillDay view={view} />}
    </Answer>
  );
}
