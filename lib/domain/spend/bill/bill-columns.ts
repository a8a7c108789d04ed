/** Which cell of a row says what. */
export interface BillColumns {
  readonly model: number;
  readonly amount: number;
  readonly day?: number;
  readonly until?: number;
  readonly currency?: number;
  readonly service?: number;
  readonly tokens: readonly number[];
  /** Named in the head of the amounts, where it is not the dollar. */
  readonly foreign?: string;
}

const amountName = /^(?:unrounded cost|(?:total |net )?cost|amount value|amount|subtotal|charges?|spend|total)/;
const amountHead = new RegExp(`${amountName.source}(?: (?!due|net|tax|sum|day)([a-z]{3}))?$`);
// First what is exact and what was paid; a list price, a price of one unit and cents are not among them.
const amountOrder = [/^unrounded/, /^(total |net )?cost/, /^amount/, /^subtotal/, /./];
const modelOrder = [/^model( (version|name|id))?$/, /^sku( (description|name))?$/, /^line item$/, /^description$/];
const dayOrder = [
  /^(usage )?date( utc)?$/,
  /^(usage )?start (date|time iso)$/,
  /^day( utc)?$/,
  /^(timestamp|start time)$/,
];
const untilOrder = [/^(usage )?end (date|time iso)$/, /^end time$/];
const tokensOrder = [/^(total )?tokens$/];

/** Finds the columns that count in the head of an export; undefined when it is no such head. */
export function findColumns(cells: readonly string[]): BillColumns | undefined {
  const heads = cells.map(plainHead);
  const find = (order: readonly RegExp[], of: readonly string[] = heads) =>
    order.map((pattern) => of.findIndex((head) => pattern.test(head))).find((index) => index >= 0);
  const amount = find(
    amountOrder,
    heads.map((head) => (amountHead.test(head) ? head : "")),
  );
  const model = find(modelOrder);
  if (amount === undefined || model === undefined) return undefined;
  const [day, until] = [find(dayOrder), find(untilOrder)];
  const currency = find([/^(amount )?currency( code)?$/]);
  const service = find([/^service( description)?$/]);
  const total = find(tokensOrder);
  const foreign = foreignCurrency(cells[amount] ?? "", heads[amount] ?? "");
  return {
    model,
    amount,
    ...(day !== undefined && { day }),
    ...(until !== undefined && { until }),
    ...(currency !== undefined && { currency }),
    ...(service !== undefined && { service }),
    ...(foreign !== undefined && { foreign }),
    tokens: total === undefined ? indexesOf(heads, /^(input|output|prompt|completion) tokens$/) : [total],
  };
}

/** Whether a head names models and tokens and no amounts: an export of usage, not of cost. */
export function countsTokensOnly(cells: readonly string[]): boolean {
  const heads = cells.map(plainHead);
  return heads.some((head) => modelOrder[0]?.test(head)) && heads.some((head) => / tokens\b/.test(head));
}

function plainHead(cell: string): string {
  const words = cell
    .slice(0, 100)
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ");
  return words.replace(/[^a-z0-9]+/g, " ").trim();
}

function foreignCurrency(cell: string, head: string): string | undefined {
  const named = /\(([^)]{1,10})\)/.exec(cell)?.[1]?.trim().toUpperCase() ?? amountHead.exec(head)?.[1]?.toUpperCase();
  return named === undefined || /^(US)?\$$|^USD$/.test(named) ? undefined : named;
}

function indexesOf(heads: readonly string[], pattern: RegExp): readonly number[] {
  return heads.flatMap((head, index) => (pattern.test(head) ? [index] : []));
}
