"use client";
import type { ReactNode } from "react";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { SpendView } from "#lib/domain/api/spend.ts";
import { Amount } from "./amount.tsx";
import { estimatedPart } from "./estimated-part.ts";

/** The sums that answer most questions; a measured figure stands upright, an estimated one in italics behind a tilde. */
export function SpendFigures({ spend }: { readonly spend: SpendView }) {
  const { total, wasted, counterfactual, scripted } = spend;
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-raised md:grid-cols-4">
      <Figure
        name={scripted ? "At list price" : "In all"}
        says={scripted ? "nothing was spent" : `${total.attempts} attempts`}
      >
        <Amount total={total} estimated={scripted} />
      </Figure>
      <Figure name="Of it estimated" says={estimatedBecause(spend)}>
        <span className="text-soft italic">{scripted ? "all" : (estimatedPart(total) ?? "none")}</span>
      </Figure>
      <Figure name="Led to nothing" says={`${wasted.attempts} failed, cut or refused`}>
        <Amount total={wasted} estimated={scripted} />
      </Figure>
      <Figure
        name="By the architect’s model alone"
        says={counterfactual ? "counterfactual, a range" : "known after a build"}
      >
        {counterfactual ? (
          <Tooltip says={counterfactual.method}>
            <span className="text-soft italic">~{formatMoneyRange(counterfactual.low, counterfactual.high)}</span>
          </Tooltip>
        ) : (
          <span className="text-faint">unknown</span>
        )}
      </Figure>
    </dl>
  );
}

function estimatedBecause({ scripted, total }: SpendView): string {
  if (scripted) return "from the scripted texts";
  return estimatedPart(total) ? "cut attempts, lowest to highest" : "what is known was measured";
}

interface FigureProps {
  readonly name: string;
  readonly says: string;
  readonly children: ReactNode;
}

function Figure({ name, says, children }: FigureProps) {
  return (
    <div className="-mb-px -ml-px border-line border-b border-l px-4 py-3">
      <dt className="text-faint text-xs">{name}</dt>
      <dd className="mt-1 font-semibold text-lg">{children}</dd>
      <dd className="mt-0.5 text-faint text-xs">{says}</dd>
    </div>
  );
}
