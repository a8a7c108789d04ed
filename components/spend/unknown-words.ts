/** Attempts whose cost is in no sum. */
export function unknownWords(unknown: number): string {
  return unknown === 1 ? "1 attempt of unknown cost" : `${unknown} attempts of unknown cost`;
}
