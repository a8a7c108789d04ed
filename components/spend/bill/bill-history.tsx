"use client";
import Link from "next/link";
import { Section } from "#components/layout/section.tsx";
import { Cell, numeric, Row, Table } from "#components/ui/table.tsx";
import type { BillSummary } from "#lib/domain/api/bill.ts";
import { picoOfUsd } from "#lib/domain/spend/money.ts";
import { billers } from "./bill-words.ts";
import { Difference } from "./difference.tsx";

/** Days whose bill is kept, the newest first. */
export function BillHistory({ bills }: { readonly bills: readonly BillSummary[] }) {
  return (
    <Section title="Reconciled days">
      {bills.length === 0 ? (
        <p className="px-4 py-3 text-soft">None yet. Save a provider’s bill, and what it differs by stays here.</p>
      ) : (
        <Table aria-label="Reconciled days">
          <tbody>
            {bills.map(({ provider, day, note, differenceUsd, theirsUsd }) => (
              <Row key={`${provider} ${day}`} data-row className="relative">
                <Cell className="w-full max-w-0">
                  <Link
                    href={`/spend?bill=${provider}&day=${day}#bill`}
                    className="block truncate outline-none after:absolute after:inset-0"
                  >
                    {day} <span className="text-soft">{billers[provider].name}</span>
                  </Link>
                  {note ? <span className="block truncate text-faint text-xs">{note}</span> : null}
                </Cell>
                <Cell className={numeric}>
                  <Difference picoUsd={picoOfUsd(differenceUsd) ?? 0n} ofPicoUsd={picoOfUsd(theirsUsd) ?? 0n} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
