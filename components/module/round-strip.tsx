"use client";
import { clsx } from "clsx";
import { roundLook } from "#components/status/round-look.ts";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { Money } from "#components/ui/money.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { RoundView } from "#lib/domain/api/build.ts";

interface RoundStripProps {
  readonly rounds: readonly RoundView[];
  /** The number that is looked at. */
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  readonly scripted: boolean;
}

const kinds = { build: "Build", fix: "Fix" } as const;

/** The rounds of a module from left to right: what each was, how it ended, what it cost. */
export function RoundStrip({ rounds, chosen, onChoose, scripted }: RoundStripProps) {
  return (
    <ol aria-label="Rounds" className="flex shrink-0 gap-2 overflow-x-auto px-4 pb-3">
      {rounds.map((round) => {
        const look = roundLook(round);
        const active = round.number === chosen;
        return (
          <li key={round.id} className="shrink-0">
            <button
              type="button"
              aria-current={active || undefined}
              onClick={() => onChoose(round.number)}
              className={clsx(
                "flex min-w-36 flex-col gap-0.5 rounded-md border px-3 py-1.5 text-left hover:border-ink",
                active ? "border-ink bg-raised" : "border-line bg-raised",
              )}
            >
              <span className="flex items-center gap-2 font-medium">
                {round.number} · {kinds[round.kind]}
                {round.escalated ? <span className="font-normal text-person text-xs">escalated</span> : null}
              </span>
              <span className="flex items-center gap-1.5 text-soft text-xs">
                <StatusMark shape={look.shape} tone={look.tone} live={look.live} />
                {look.label}
              </span>
              <span className="flex justify-between gap-3 text-faint text-xs">
                <Money usd={round.spendUsd} estimated={scripted} />
                <Elapsed from={round.startedAt} to={round.endedAt} />
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
