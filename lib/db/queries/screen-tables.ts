import type { FactTables } from "#lib/engine/ports/facts.ts";
import type { Queryable } from "../create-table.ts";
import { factTables } from "../fact-tables.ts";
import type { Tx } from "./snapshot.ts";

/** Reads the engine's tables in a screen's snapshot. */
export function screenTables(tx: Tx): {
  readonly [Name in keyof FactTables]: Pick<FactTables[Name], "get" | "list">;
} {
  const query = async ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
  });
  return factTables({ query } as unknown as Queryable);
}
