"use client";
import { formatMoney } from "#components/ui/format-money.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Cell, numeric, Row } from "#components/ui/table.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { ModelView } from "#lib/domain/api/settings.ts";

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

export function ModelRow({ model }: { readonly model: ModelView }) {
  const { price, nextPrice } = model;
  const available = model.status === "available";
  return (
    <Row data-row>
      <Cell>
        <span className="flex items-center gap-2">
          <StatusMark
            shape={available ? "tick-open" : "ring"}
            tone={available ? "good" : "faint"}
            label={available ? "Has a key" : "No key"}
          />
          <span className="font-medium md:whitespace-nowrap">{model.name}</span>
          {model.name === model.model ? null : (
            <code className="max-w-56 truncate text-faint max-lg:hidden">{model.model}</code>
          )}
        </span>
      </Cell>
      <Cell className="text-soft max-md:hidden">{model.provider}</Cell>
      <Cell className={`${numeric} text-soft max-md:hidden`}>
        {model.contextTokens === null ? "" : compact.format(model.contextTokens)}
      </Cell>
      {price === null ? (
        <Cell colSpan={2} className="text-right text-person md:hidden">
          no price known
        </Cell>
      ) : null}
      {price === null ? (
        <Cell colSpan={4} className="text-person max-md:hidden">
          no price known: its cost is counted as unknown
        </Cell>
      ) : (
        <>
          <Cell className={numeric}>{formatMoney(price.input)}</Cell>
          <Cell className={`${numeric} text-soft max-md:hidden`}>
            {price.cacheRead === null ? "" : formatMoney(price.cacheRead)}
          </Cell>
          <Cell className={numeric}>{formatMoney(price.output)}</Cell>
          <Cell className="whitespace-nowrap pl-6 text-soft max-md:hidden">
            <Tooltip says={price.source}>
              <span>{price.asOf.slice(0, 10)}</span>
            </Tooltip>
          </Cell>
        </>
      )}
      <Cell className="whitespace-nowrap text-soft max-sm:hidden">
        {nextPrice
          ? `${formatMoney(nextPrice.input)} / ${formatMoney(nextPrice.output)} from ${nextPrice.from.slice(0, 10)}`
          : ""}
      </Cell>
    </Row>
  );
}
