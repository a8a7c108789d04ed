/** Dollars per million tokens as whole micro-dollars; a rate that is finer than that is refused, never rounded. */
export function microRate(usdPerMillion: number, of: string): number {
  const micro = Math.round(usdPerMillion * 1e6);
  if (!Number.isSafeInteger(micro) || micro < 0 || Math.abs(usdPerMillion * 1e6 - micro) > 1e-4)
    throw new Error(`${of}: ${usdPerMillion} is no whole number of micro-dollars per million tokens`);
  return micro;
}
