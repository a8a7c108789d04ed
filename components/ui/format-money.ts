/**
 * Decimal dollars as people read them: `$1,284.10`, `$1.84`, and below one cent two digits that count: `$0.0042`.
 * Works on the string, so that no exact value goes through a float before it must.
 */
export function formatMoney(usd: string): string {
  const value = Number(usd);
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === 0) return "$0.00";
  if (size >= 0.01) {
    return `${sign}$${size.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  }
  // 0.00999 would round up to a cent; it is one then.
  const places = Math.ceil(-Math.log10(size)) + 1;
  const text = size.toFixed(Math.min(places, 12));
  return `${sign}$${Number(text) >= 0.01 ? "0.01" : text.replace(/0+$/, "")}`;
}

/** A range, with the dollar sign once where both ends are plain: `$0.40–0.90`. */
export function formatMoneyRange(low: string, high: string): string {
  const [from, to] = [formatMoney(low), formatMoney(high)];
  return from === to ? from : `${from}–${to.replace("$", "")}`;
}
