import { clsx } from "clsx";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import type { usageBuckets } from "#lib/domain/spend/usage.ts";

type Bucket = (typeof usageBuckets)[number];

const names = {
  inputUncached: "Input",
  cacheRead: "Read from cache",
  cacheWrite5m: "Written to cache, 5 min",
  cacheWrite1h: "Written to cache, 1 h",
  output: "Output",
  reasoning: "Reasoning",
} satisfies Record<Bucket, string>;

const sources = {
  measured: "told by the provider",
  estimated: "estimated by us",
  none: "nothing was answered",
} as const;

interface UsageTableProps {
  readonly usage: AttemptSummary["usage"];
  readonly scripted: boolean;
}

/** Tokens by class. What was not told is a dash, which is not zero. */
export function UsageTable({ usage, scripted }: UsageTableProps) {
  const estimated = scripted || usage.source === "estimated";
  return (
    <table className="w-full">
      <caption className="pb-1 text-left text-faint text-xs">
        Tokens,{" "}
        {scripted ? "estimated from the scripted texts" : usage.source ? sources[usage.source] : "known at its end"}
      </caption>
      <tbody>
        {Object.entries(names).map(([bucket, name]) => {
          const count = usage[bucket as Bucket];
          return (
            <tr key={bucket} className="h-6">
              <th scope="row" className="font-normal text-soft">
                <span className="block text-left">{name}</span>
              </th>
              <td className={clsx("text-right", estimated && "text-soft italic")}>
                {count === null ? (
                  <span className="text-faint">–</span>
                ) : (
                  `${estimated ? "~" : ""}${count.toLocaleString("en-US")}`
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
