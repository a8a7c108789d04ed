/** Words as a person counts them: what white space separates, if there is a letter or a digit in it. */
export function countWords(text: string): number {
  let words = 0;
  for (const word of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(word)) words += 1;
  return words;
}

const bytesPerToken = 3;

/** An estimate until a provider has measured it. */
export function estimateTokens(text: string): number {
  return Math.ceil(countBytes(text) / bytesPerToken);
}

/** Length in UTF-8. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
