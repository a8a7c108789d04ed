import { clsx } from "clsx";
import type { Outline } from "#lib/domain/blueprint/outline.ts";

const mostWords = 5_000;

/** How long the prose is, and how large the whole: what every packet of a whole document costs. */
export function TextSize({ outline }: { readonly outline: Outline | undefined }) {
  if (!outline) return null;
  const long = outline.words > mostWords;
  return (
    <span className="whitespace-nowrap text-faint text-xs">
      <span className={clsx(long && "text-person")}>
        {outline.words.toLocaleString("en-US")} words{long ? `, more than ${mostWords.toLocaleString("en-US")}` : ""}
      </span>{" "}
      · <span className="italic">~{outline.tokens.toLocaleString("en-US")} tokens</span>
    </span>
  );
}
