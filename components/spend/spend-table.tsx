"use client";
import type { ReactNode } from "react";
import { Cell, HeadCell, numeric, Row, Table } from "#components/ui/table.tsx";
import { Amount } from "./amount.tsx";
import type { SpendRow } from "./spend-breakdown.ts";

interface SpendTableProps {
  readonly rows: readonly SpendRow[];
  readonly name: string;
  readonly estimated: boolean;
  readonly children: (row: SpendRow) => ReactNode;
}

export function SpendTable({ rows, name, estimated, children }: SpendTableProps) {
  const most = Math.max(...rows.map(({ share }) => share));
  return (
    <Table aria-label={`Spend by ${name.toLowerCase()}`}>
      <thead>
        <tr>
          <HeadCell>{name}</HeadCell>
          <HeadCell className="w-1/4 max-sm:hidden">
            <span className="sr-only">Share</span>
          </HeadCell>
          <HeadCell className={numeric}>Attempts</HeadCell>
          <HeadCell className={`${numeric} max-md:hidden`}>Input</HeadCell>
          <HeadCell className={`${numeric} max-md:hidden`}>Cached</HeadCell>
          <HeadCell className={`${numeric} max-md:hidden`}>Output</HeadCell>
          <HeadCell className={numeric}>Cost</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.name}>
            <Cell className="max-w-56 truncate">{children(row)}</Cell>
            <Cell className="max-sm:hidden">
              <span
                aria-hidden
                className="block h-1.5 rounded-full bg-control/60"
                style={{ width: most === 0 ? 0 : `${(row.share / most) * 100}%` }}
              />
            </Cell>
            <Cell className={`${numeric} text-soft`}>{row.total.attempts}</Cell>
            <Cell className={`${numeric} text-soft max-md:hidden`}>{short(row.total.tokens.inputUncached)}</Cell>
            <Cell className={`${numeric} text-soft max-md:hidden`}>{short(row.total.tokens.cacheRead)}</Cell>
            <Cell className={`${numeric} text-soft max-md:hidden`}>
              {short(row.total.tokens.output + row.total.tokens.reasoning)}
            </Cell>
            <Cell className={numeric}>
              <Amount total={row.total} estimated={estimated} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

function short(tokens: number): string {
  return tokens === 0 ? "" : compact.format(tokens);
}
