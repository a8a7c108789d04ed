import type { Attempt } from "./build.ts";
import { costWords } from "./cost-words.ts";
import { type AskBecause, mostInterruptions } from "./next-after-failure.ts";

/** What a person reads who is asked because of a failure: what happened, what was tried, and what it cost. */
export function askDetail(because: AskBecause, says: string, attempts: readonly Attempt[]): string {
  const reason = attempts.at(-1)?.failureDetail;
  const quoted = reason ? `${says}: ${withoutStop(reason)}.` : `${says}.`;
  return [quoted, whyAsked[because](attempts), spentOn(attempts)].filter(Boolean).join(" ");
}

const whyAsked: Readonly<Record<AskBecause, (attempts: readonly Attempt[]) => string>> = {
  "nobody-left": (attempts) => {
    const models = new Set(attempts.map(({ provider, requestedModel }) => `${provider}/${requestedModel}`));
    return models.size > 1
      ? `${models.size} models were asked, and nobody else is left.`
      : "Nobody else can be asked for this role.";
  },
  tries: (attempts) => `${attempts.length} attempts were made, which is the most.`,
  deadline: () => "The attempts at it have lasted as long as they may together.",
  "crash-loop": () =>
    `The server ended ${mostInterruptions} times while this was being answered, so it is not sent again by itself.`,
};

/** An attempt that was never answered cost nothing; one whose cost nobody knows is named apart. */
function spentOn(attempts: readonly Attempt[]): string {
  const known = attempts.reduce((sum, { costPicoUsd }) => sum + (costPicoUsd ?? 0n), 0n);
  const unknown = attempts.filter(
    ({ costPicoUsd, usageSource }) => costPicoUsd === null && usageSource !== "none",
  ).length;
  const attemptsOf = `${unknown} ${unknown === 1 ? "attempt" : "attempts"} of unknown cost`;
  if (attempts.every(({ scripted }) => scripted) || (known === 0n && unknown === 0))
    return "Nothing was spent on this question.";
  if (known === 0n) return `What this question cost is not known: ${attemptsOf}.`;
  return `Spent on this question: ${costWords(attempts)}${unknown > 0 ? `, and ${attemptsOf}` : ""}.`;
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, "");
}
