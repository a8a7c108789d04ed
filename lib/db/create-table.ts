import type { z } from "zod";
import { Prisma } from "#generated/prisma/client.ts";
import type { Table } from "#lib/engine/ports/facts.ts";
import { storable } from "./storable.ts";

/** The part of a Prisma delegate that every table has. */
export interface RowDelegate {
  findUnique(args: { where: { id: string } }): Promise<unknown>;
  findMany(args: { where: Columns; orderBy: { ordinal: "asc" } }): Promise<readonly unknown[]>;
  createMany(args: { data: readonly Columns[] }): Promise<{ readonly count: number }>;
  updateMany(args: { where: Columns; data: Columns }): Promise<{ readonly count: number }>;
}

type Columns = Readonly<Record<string, unknown>>;

export interface TableShape<Row> {
  readonly schema: z.ZodType<Row>;
  /** Columns of type jsonb: Prisma compares and empties them in a way of their own. */
  readonly json?: readonly (keyof Row & string)[];
  /** A column that counts up at each change that does not set it. */
  readonly counts?: keyof Row & string;
}

/** One kind of row over a Prisma delegate; the zod schema says what a row is. */
export function createTable<Row extends { readonly id: string }>(
  delegate: RowDelegate,
  { schema, json = [], counts }: TableShape<Row>,
): Table<Row> {
  const isJson = (column: string) => (json as readonly string[]).includes(column);
  const write = (row: Partial<Row>) =>
    mapColumns(row, (column, value) => (isJson(column) && value === null ? Prisma.DbNull : value));
  const match = (row: Partial<Row>) =>
    mapColumns(row, (column, value) => (isJson(column) ? { equals: value ?? Prisma.DbNull } : value));

  return {
    async get(id) {
      const row = await delegate.findUnique({ where: { id } });
      return row === null ? undefined : schema.parse(row);
    },
    async list(where) {
      const rows = await delegate.findMany({ where: match(where), orderBy: { ordinal: "asc" } });
      return rows.map((row) => schema.parse(row));
    },
    async insert(row) {
      // Parsed on the way in as well: a row that could not be read again would block everything that lists it.
      await delegate.createMany({ data: [write(schema.parse(row))] });
    },
    async change(id, seen, to) {
      const counted = counts === undefined || counts in to ? {} : { [counts]: { increment: 1 } };
      const { count } = await delegate.updateMany({
        where: { ...match(seen), id },
        data: { ...write(to), ...counted },
      });
      return count === 0 ? "stale" : "changed";
    },
  };
}

function mapColumns(row: object, map: (column: string, value: unknown) => unknown): Columns {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      // Prisma takes an undefined filter for no filter at all: every row would match.
      if (value === undefined) throw new Error(`column ${column} is undefined; null is what an empty column holds`);
      return [column, map(column, storable(value))];
    }),
  );
}
