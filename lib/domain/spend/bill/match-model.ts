/** Words after a version that make another model of it. */
const variants: ReadonlySet<string> = new Set(
  "mini nano lite flash pro max turbo image audio video tts live codex spark instant realtime embedding".split(" "),
);

/**
 * Which of `known` a bill's line means: `Claude Opus 4.6`, `gpt-5-mini-2025-08-07, input` or `Generate content output
 * token count Gemini 2.5 Pro`. The longest name wins; dates, previews and what stands around it are left out of it; a
 * version or a variant that goes on is another model. Undefined where none is meant for sure.
 */
export function matchModel(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return name;
  const words = wordsOf(name);
  let best: { readonly model: string; readonly length: number } | undefined;
  for (const model of known) {
    const own = wordsOf(model.replace(/^models\//, "").replace(/-(?:preview|exp|latest)(?:-[-\d]+)?$/, ""));
    const bare = own.slice(0, own.length - dateLength(own));
    if (bare.length > (best?.length ?? 0) && holds(words, bare)) best = { model, length: bare.length };
  }
  return best?.model;
}

function wordsOf(name: string): readonly string[] {
  return (
    name
      .toLowerCase()
      .slice(0, 500)
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** How many words at the end are a date: `20251001`, or `2025 08 07`. */
function dateLength(words: readonly string[]): number {
  if (words.length > 1 && /^20\d{6}$/.test(words.at(-1) ?? "")) return 1;
  return words.length > 3 && /^20\d\d \d\d \d\d$/.test(words.slice(-3).join(" ")) ? 3 : 0;
}

function holds(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, start) => {
    if (!part.every((word, i) => words[start + i] === word)) return false;
    const next = words[start + part.length] ?? "";
    return !variants.has(next) && !/^\d{1,2}$/.test(next);
  });
}
