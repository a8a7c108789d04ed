import pg from "pg";
import type { z } from "zod";
import type { Table } from "#lib/engine/ports/facts.ts";
import { storable } from "./storable.ts";

/** A pool, or one connection of it inside a transaction. */
export type Queryable = Pick<pg.ClientBase, "query">;

export interface TableShape<Row> {
  readonly schema: z.ZodType<Row> & { readonly shape: Readonly<Record<string, unknown>> };
  /** Columns of type jsonb. */
  readonly json?: readonly (keyof Row & string)[];
  /** A column that counts up at each change that does not set it. */
  readonly counts?: keyof Row & string;
}

/** As pg reads them, but for bigint, which is money and must stay exact. */
export const exactTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as never,
};

/** A table as its statements need it; described once, since every transaction has tables of its own. */
export interface TableDescription<Row> extends TableShape<Row> {
  readonly table: string;
  /** Every column, as a list to select. */
  readonly selected: string;
}

/** The zod schema says what a row is, and which columns there are. */
export function describeTable<Row>(name: string, shape: TableShape<Row>): TableDescription<Row> {
  return { ...shape, table: quoted(name), selected: Object.keys(shape.schema.shape).map(quoted).join(", ") };
}

/**
 * One kind of row, by prepared statements: the engine asks for rows a hundred times a module, and a query builder
 * took four fifths of that time.
 */
export function createTable<Row extends { readonly id: string }>(
  client: Queryable,
  { table, selected, schema, json = [], counts }: TableDescription<Row>,
): Table<Row> {
  const isJson = (column: string) => (json as readonly string[]).includes(column);
  const encode = (column: string, value: unknown): unknown => {
    const stored = storable(value);
    return isJson(column) && stored !== null ? JSON.stringify(stored) : stored;
  };
  const run = async (text: string, values: readonly unknown[]) =>
    client.query({ name: statementName(text), text, values: [...values], types: exactTypes });
  /** `"a" = $1 and "b" is null`, and the values that go with it. */
  const matching = (row: object, values: unknown[]): string =>
    entriesOf(row)
      .map(([column, value]) => {
        if (value === null) return `${quoted(column)} is null`;
        if (Array.isArray(value) && !isJson(column)) {
          values.push(value.map((each) => encode(column, each)));
          return `${quoted(column)} = any($${values.length})`;
        }
        values.push(encode(column, value));
        return `${quoted(column)} = $${values.length}`;
      })
      .join(" and ") || "true";

  return {
    async get(id) {
      const { rows } = await run(`select ${selected} from ${table} where id = $1`, [id]);
      return rows[0] === undefined ? undefined : schema.parse(rows[0]);
    },
    async list(where) {
      const values: unknown[] = [];
      const condition = matching(where, values);
      const { rows } = await run(`select ${selected} from ${table} where ${condition} order by ordinal`, values);
      return rows.map((row) => schema.parse(row));
    },
    async count(where) {
      const values: unknown[] = [];
      const condition = matching(where, values);
      const { rows } = await run(`select count(*)::int as count from ${table} where ${condition}`, values);
      return (rows[0] as { count: number }).count;
    },
    async insert(row) {
      // Parsed on the way in as well: a row that could not be read again would block everything that lists it.
      const entries = entriesOf(schema.parse(row) as object);
      const names = entries.map(([column]) => quoted(column)).join(", ");
      const places = entries.map((_, index) => `$${index + 1}`).join(", ");
      await run(
        `insert into ${table} (${names}) values (${places})`,
        entries.map(([column, value]) => encode(column, value)),
      );
    },
    async change(id, seen, to) {
      const values: unknown[] = [id];
      const sets = entriesOf(to).map(([column, value]) => {
        values.push(encode(column, value));
        return `${quoted(column)} = $${values.length}`;
      });
      if (counts !== undefined && !(counts in to)) sets.push(`${quoted(counts)} = ${quoted(counts)} + 1`);
      const condition = matching(seen, values);
      if (sets.length === 0) {
        const { rows } = await run(`select 1 from ${table} where id = $1 and ${condition}`, values);
        return rows.length === 0 ? "stale" : "changed";
      }
      const { rowCount } = await run(`update ${table} set ${sets.join(", ")} where id = $1 and ${condition}`, values);
      return rowCount === 0 ? "stale" : "changed";
    },
  };
}

function entriesOf(row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row).map(([column, value]) => {
    // A condition that is missing by mistake would match every row.
    if (value === undefined) throw new Error(`column ${column} is undefined; null is what an empty column holds`);
    return [column, value] as const;
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const names = new Map<string, string>();

/** One name a text, in every connection of the process; there are as many texts as ways to ask. */
function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `facts_${names.size}`;
  names.set(text, name);
  return name;
}
