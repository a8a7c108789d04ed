/** What a list is asked for: `cursor` is the `next` of the page before. */
export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/** Reads the ordinal that a page ends at; a cursor that we did not give out names no row. */
export function ordinalOf(cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined;
  return /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : 0n;
}

/** Makes a page of rows that were read newest first, one more than asked for. */
export function pageOf<Row extends { readonly ordinal: bigint }, Item>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    ...(rows.length > limit && last !== undefined && { next: String(last.ordinal) }),
  };
}
