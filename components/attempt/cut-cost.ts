import { formatMoney } from "#components/ui/format-money.ts";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import { picoOfUsd, usdOfPico } from "#lib/domain/spend/money.ts";

type Asked = Pick<AttemptSummary, "outcome" | "costUsd" | "costUpperUsd" | "scripted">;

/** What the requests that a person cut have cost, and at most; undefined where none was cut. */
export function cutCost(attempts: readonly Asked[]): string | undefined {
  const cut = attempts.filter(({ outcome }) => outcome === "cancelled");
  if (cut.length === 0) return undefined;
  const [requests, them] = cut.length === 1 ? ["1 request was", "it"] : [`${cut.length} requests were`, "them"];
  return `${requests} cut. ${costOf(cut, them)}`;
}

function costOf(cut: readonly Asked[], them: string): string {
  if (cut.every(({ scripted }) => scripted)) return "Nothing was spent: the example is played from its script.";
  const known = cut.filter(({ costUsd }) => costUsd !== null);
  const unknown = cut.length - known.length;
  if (known.length === 0) return `What was spent on ${them} is not known.`;
  const low = sum(known.map(({ costUsd }) => costUsd));
  const high = sum(known.map(({ costUsd, costUpperUsd }) => costUpperUsd ?? costUsd));
  const unsaid = `What ${unknown} of ${them} cost is not known`;
  if (Number(high) === 0) return unknown === 0 ? `Nothing was spent on ${them}.` : `${unsaid}; the rest cost nothing.`;
  const spent =
    low === high
      ? `${formatMoney(low)} was spent on ${them}.`
      : `About ${formatMoney(low)} was spent on ${them}, and at most ${formatMoney(high)}.`;
  return unknown === 0 ? spent : `${spent} ${unsaid}.`;
}

function sum(amounts: readonly (string | null)[]): string {
  return usdOfPico(amounts.reduce((total, usd) => total + (picoOfUsd(usd ?? "0") ?? 0n), 0n));
}
