/** A cap as a person types it: null for none, undefined for what is no amount. Answers what the API takes. */
export function parseBudget(typed: string): string | null | undefined {
  const text = typed.trim().replace(/^\$/, "");
  if (text === "") return null;
  return /^\d{1,7}(\.\d{1,6})?$/.test(text) && Number(text) > 0 ? text : undefined;
}
