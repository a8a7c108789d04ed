/** What a module waits for, as a sentence: the engine names a thing, or says in what state the build is. */
export function waitWords(waitsFor: string): string {
  return waitsFor.startsWith("the build is") ? `Waits: ${waitsFor}` : `Waits for ${waitsFor}`;
}
