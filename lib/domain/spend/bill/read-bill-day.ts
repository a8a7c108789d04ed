const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Reads the day of one cell, `YYYY-MM-DD` in UTC; undefined for what can be read in two ways or in none. */
export function readBillDay(cell: string): string | undefined {
  const text = cell.trim().slice(0, 40);
  const iso = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  if (/^1\d{9}(\d{3})?$/.test(text)) {
    const seconds = Number(text.slice(0, 10));
    return new Date(seconds * 1000).toISOString().slice(0, 10);
  }
  const words = /^(\d{1,2}|[a-z]{3,9}) (\d{1,2}|[a-z]{3,9}) (\d{4})$/.exec(text.toLowerCase().replace(/[\s,.]+/g, " "));
  if (!words) return undefined;
  const [, first = "", second = "", year] = words;
  const [name, day] = /^\d/.test(first) ? [second, first] : [first, second];
  const month = months.indexOf(name.slice(0, 3)) + 1;
  return month === 0 || !/^\d+$/.test(day) ? undefined : `${year}-${two(month)}-${two(Number(day))}`;
}

/** Whether a row that begins on one day and ends on another is about the first alone; an end at midnight is. */
export function isOneDay(from: string, until: string): boolean {
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  return Number.isNaN(days) || days <= 1;
}

function two(value: number): string {
  return value.toString().padStart(2, "0");
}
