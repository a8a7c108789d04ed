/** What a fenced block is to machines; `prose` is everything that is fenced otherwise. */
export type FenceRole =
  | { readonly type: "stack" }
  | { readonly type: "module" }
  | { readonly type: "prose" }
  | {
      readonly type: "file" | "contract" | "guard";
      readonly language: string;
      readonly path: string;
      readonly uses: readonly string[];
    };

/** Reads the words after the opening fence: `yaml module`, `ts contract=src/a/contract.ts`, `html file=index.html`. */
export function readFenceInfo(info: string): FenceRole {
  const words = info.trim().split(/\s+/);
  const first = words[0] ?? "";
  if (/^ya?ml$/i.test(first) && (words[1] === "stack" || words[1] === "module")) return { type: words[1] };
  const pairs = words.map((word) => /^(file|contract|guard|uses)=(.*)$/.exec(word)).filter((match) => match !== null);
  const main = pairs.find((pair) => pair[1] !== "uses");
  if (main === undefined) return { type: "prose" };
  return {
    type: main[1] as "file" | "contract" | "guard",
    language: first.includes("=") ? "" : first.toLowerCase(),
    path: unquote(main[2] ?? ""),
    uses: pairs.filter((pair) => pair[1] === "uses").flatMap((pair) => unquote(pair[2] ?? "").split(",")),
  };
}

function unquote(word: string): string {
  return /^(["']).*\1$/.test(word) ? word.slice(1, -1) : word;
}
