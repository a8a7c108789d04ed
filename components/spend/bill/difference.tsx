import { Money } from "#components/ui/money.tsx";
import { abs, agrees, permille } from "#lib/domain/spend/bill/reconcile.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";

interface DifferenceProps {
  readonly picoUsd: bigint;
  /** The bill, of which it is a share. */
  readonly ofPicoUsd: bigint;
}

/** More or less on the bill than here, in dollars and percent of the bill; a cent is rounding. */
export function Difference({ picoUsd, ofPicoUsd }: DifferenceProps) {
  if (agrees(picoUsd)) return <span className="text-good">the same</span>;
  const share = permille(picoUsd, ofPicoUsd);
  return (
    <span className="text-person">
      {picoUsd < 0n ? "−" : "+"}
      <Money usd={usdOfPico(abs(picoUsd))} />
      {share === undefined ? null : (
        <span className="block font-normal text-xs">
          {picoUsd < 0n ? "−" : "+"}
          {(Math.abs(share) / 10).toLocaleString("en-US")} %
        </span>
      )}
    </span>
  );
}
