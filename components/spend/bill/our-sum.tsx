import { formatMoney } from "#components/ui/format-money.ts";
import { Money } from "#components/ui/money.tsx";
import type { ModelOnBillDay } from "#lib/domain/api/bill.ts";

/** What is measured, with what is estimated and what nobody knows said below it. */
export function OurSum({ ours }: { readonly ours: ModelOnBillDay }) {
  const isUnknown = ours.unknown === ours.attempts;
  const isEstimated = Number(ours.estimatedUpperUsd) > 0;
  return (
    <>
      <Money usd={isUnknown ? null : ours.usd} estimated={isEstimated && Number(ours.measuredUsd) === 0} />
      {isEstimated ? (
        <span className="block whitespace-normal text-soft text-xs italic">
          of it ~{formatMoney(ours.estimatedUsd)} estimated
        </span>
      ) : null}
      {ours.unknown > 0 && !isUnknown ? (
        <span className="block whitespace-normal text-person text-xs">{ours.unknown} of unknown cost</span>
      ) : null}
    </>
  );
}
