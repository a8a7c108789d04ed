const date = String.raw`\d{8}|\d{4}-\d{2}-\d{2}|\d{2}-\d{2}|\d{2}-\d{4}|\d{3}`;
const dated = new RegExp(`^(.+?)-(?:${date})$`);
const preview = new RegExp(`^(.+?)-(?:preview|exp)(?:-(?:${date}))?$`);

/**
 * The id in `known` whose price holds for `id`: itself, or the one that differs by the suffix of a date, a build or a
 * preview alone. Nothing is matched by its beginning: `claude-sonnet-5-5` is not `claude-sonnet-5`.
 */
export function baseModel(id: string, known: (id: string) => boolean): string | undefined {
  const plain = id.replace(/^models\//, "");
  return [plain, dated.exec(plain)?.[1], preview.exec(plain)?.[1]].find((each) => each !== undefined && known(each));
}

/** Dates of month and day or of year and month, too short to find a price by: some are models of their own. */
const briefly = /-\d{4}$/;

/**
 * Whether a served model is what was asked for: the same id, or the same model by a dated id. An alias stands for
 * whatever it points to today. Anything else is a mismatch, and is priced as served.
 */
export function isServedAs(requested: string, served: string): boolean {
  // "claude-opus-4-0" and "llama3:latest" are aliases of models without these ends.
  const plain = (id: string): string => id.replace(/^models\//, "").replace(/(:latest|-0)$/, "");
  const [asked, answered] = [plain(requested), plain(served)];
  if (/(^|-)latest$/.test(asked)) return true;
  return isDatedOf(answered, asked) || isDatedOf(asked, answered);
}

/**
 * Whether two ids name one model, whoever serves it. Resellers put a vendor before it and write points where the vendor
 * writes dashes: `anthropic/claude-opus-4.6` is `claude-opus-4-6`.
 */
export function isSameModel(first: string, second: string): boolean {
  const plain = (id: string): string => id.slice(id.lastIndexOf("/") + 1).replaceAll(".", "-");
  const [a, b] = [plain(first), plain(second)];
  return isDatedOf(a, b) || isDatedOf(b, a);
}

function isDatedOf(long: string, short: string): boolean {
  return baseModel(long, (id) => id === short) !== undefined || long.replace(briefly, "") === short;
}
