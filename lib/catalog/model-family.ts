export interface Family {
  readonly family: string;
  /** Compared number by number: 5.5 is newer than 5, and 4.10 than 4.9. */
  readonly generation: readonly number[];
}

/** The line and the place in it that a vendor's naming tells. Dated twins, previews of tools and aliases have none. */
export function modelFamily(id: string): Family | undefined {
  const claude = /^(claude-[a-z]+)-(\d+)(?:-(\d{1,2}))?$/.exec(id);
  if (claude?.[1]) return { family: claude[1], generation: numbers(claude[2], claude[3]) };
  const gemini = /^gemini-(\d+)(?:\.(\d+))?-(pro|flash|flash-lite)(?:-preview)?$/.exec(id);
  if (gemini) return { family: `gemini-${gemini[3]}`, generation: numbers(gemini[1], gemini[2]) };
  return undefined;
}

function numbers(...parts: readonly (string | undefined)[]): readonly number[] {
  return parts.map((part) => Number(part ?? 0));
}

/** Below zero when `a` is older. */
export function compareGenerations(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
