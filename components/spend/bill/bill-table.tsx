"use client";
import { Fragment } from "react";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeadCell, numeric, Row, Table } from "#components/ui/table.tsx";
import type { BillView } from "#lib/domain/api/bill.ts";
import type { BillLine } from "#lib/domain/spend/bill/bill.ts";
import { differenceReasons } from "#lib/domain/spend/bill/difference-reasons.ts";
import { reconcile } from "#lib/domain/spend/bill/reconcile.ts";
import { picoOfUsd, usdOfPico } from "#lib/domain/spend/money.ts";
import { Difference } from "./difference.tsx";
import { OurSum } from "./our-sum.tsx";
import { Reasons } from "./reasons.tsx";

interface BillTableProps {
  readonly view: BillView;
  readonly lines: readonly BillLine[];
}

/** Theirs, ours and the difference by model, each difference with what likely makes it. */
export function BillTable({ view, lines }: BillTableProps) {
  const { ours, running } = view;
  const compared = reconcile(lines, ours);
  if (compared.length === 0) {
    return (
      <p className="border-line border-t px-4 py-3 text-soft">
        No attempt asked this provider on this day. A bill of this day is compared with nothing.
      </p>
    );
  }
  const hasBill = lines.length > 0;
  const theirs = lines.reduce((sum, { amountPicoUsd }) => sum + amountPicoUsd, 0n);
  const own = ours.reduce((sum, { usd }) => sum + (picoOfUsd(usd) ?? 0n), 0n);
  return (
    <div className="border-line border-t">
      <Table aria-label="The bill and our attempts by model">
        <thead>
          <tr>
            <HeadCell>Model</HeadCell>
            <HeadCell className={numeric}>Bill</HeadCell>
            <HeadCell className={numeric}>Ours</HeadCell>
            <HeadCell className={`${numeric} max-sm:hidden`}>Attempts</HeadCell>
            <HeadCell className={numeric}>Difference</HeadCell>
          </tr>
        </thead>
        <tbody>
          {compared.map((each) => {
            const reasons = hasBill ? differenceReasons(each) : [];
            return (
              <Fragment key={each.model}>
                <Row className={reasons.length > 0 ? "border-b-0" : ""}>
                  <Cell className="w-full min-w-28 break-words">{each.model}</Cell>
                  <Cell className={numeric}>
                    {each.theirs ? <Money usd={usdOfPico(each.theirs.picoUsd)} /> : <None says="not on the bill" />}
                  </Cell>
                  <Cell className={numeric}>
                    {each.ours ? <OurSum ours={each.ours} /> : <None says="no attempt" />}
                  </Cell>
                  <Cell className={`${numeric} text-soft max-sm:hidden`}>{each.ours?.attempts ?? 0}</Cell>
                  <Cell className={numeric}>
                    {hasBill ? (
                      <Difference picoUsd={each.differencePicoUsd} ofPicoUsd={each.theirs?.picoUsd ?? 0n} />
                    ) : null}
                  </Cell>
                </Row>
                {reasons.length > 0 ? (
                  <Row>
                    <Cell colSpan={5} className="pb-2">
                      <Reasons reasons={reasons} odd={view.odd.filter(({ model }) => model === each.model)} />
                    </Cell>
                  </Row>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="h-9 border-line border-t font-semibold">
            <Cell>In all</Cell>
            <Cell className={numeric}>{hasBill ? <Money usd={usdOfPico(theirs)} /> : <None says="no bill yet" />}</Cell>
            <Cell className={numeric}>
              <Money usd={usdOfPico(own)} />
            </Cell>
            <Cell className={`${numeric} max-sm:hidden`}>{ours.reduce((sum, { attempts }) => sum + attempts, 0)}</Cell>
            <Cell className={numeric}>{hasBill ? <Difference picoUsd={theirs - own} ofPicoUsd={theirs} /> : null}</Cell>
          </tr>
        </tfoot>
      </Table>
      {running > 0 ? (
        <p className="border-line border-t px-4 py-2 text-soft">
          {running === 1
            ? "One attempt of this day still runs and is"
            : `${running} attempts of this day still run and are`}{" "}
          in no sum yet.
        </p>
      ) : null}
    </div>
  );
}

function None({ says }: { readonly says: string }) {
  return (
    <span className="text-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">{says}</span>
    </span>
  );
}
