"use client";
import { useMemo, useRef, useState } from "react";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { CodeSpans } from "#components/markdown/code-spans.tsx";
import { Button } from "#components/ui/button.tsx";
import { rejectProposal } from "#lib/client/commands/stop-design.ts";
import type { BlueprintView } from "#lib/domain/api/blueprint.ts";
import { applyHunks } from "#lib/domain/blueprint/changes.ts";
import { HunkCard } from "./hunk-card.tsx";
import { type Choice, type Choices, choose, chooseAll, tally } from "./hunk-choices.ts";
import { moduleAt } from "./outline-rows.ts";
import { placeHunks } from "./place-hunks.ts";
import { ProposalImpact } from "./proposal-impact.tsx";
import type { ReadModule } from "./read-text.ts";

interface ProposalReviewProps {
  readonly projectId: string;
  readonly proposal: NonNullable<BlueprintView["proposal"]>;
  /** The text that the proposal was made from. */
  readonly base: string;
  readonly text: string;
  /** The approved text, which the impact is told against; null where nothing is approved. */
  readonly approved: string | null;
  readonly modules: readonly ReadModule[];
  /** Saves the text with the accepted hunks, which settles the proposal. */
  readonly onSave: (text: string, note: string, proposal: string) => Promise<unknown>;
  readonly onDone: () => void;
}

const contextLines = 2;

/** A proposal of the architect, piece by piece. Nothing of it is in the text before it is accepted. */
export function ProposalReview({ projectId, proposal, base, text, approved, modules, ...on }: ProposalReviewProps) {
  const placed = useMemo(() => placeHunks(base, text, proposal.markdown), [base, text, proposal.markdown]);
  const [choices, setChoices] = useState<Choices>({});
  const list = useRef<HTMLOListElement>(null);
  const lines = text.split("\n");
  const counted = tally(placed, choices);
  const wanted = useMemo(() => {
    const kept = placed.filter(({ id, conflicts }) => !conflicts && choices[id] !== "rejected").map(({ id }) => id);
    return applyHunks(text, placed, kept);
  }, [text, placed, choices]);

  const finish = useCommand({
    run: async () => {
      const { accepted } = counted;
      const note = `proposal accepted (${accepted.length} of ${placed.length})`;
      if (accepted.length > 0) await on.onSave(applyHunks(text, placed, accepted), note, proposal.designId);
      else await rejectProposal(projectId, proposal.designId);
    },
    touches: [["project", projectId]],
    done: on.onDone,
  });

  const at = () => placed.findIndex(({ id }) => id === focusedHunk(list.current));
  const move = (step: 1 | -1) => {
    const next = placed[Math.min(placed.length - 1, Math.max(0, at() + step))];
    focusHunk(list.current, next?.id);
  };
  const decide = (choice: Choice) => {
    const hunk = placed[Math.max(0, at())];
    if (!hunk || hunk.conflicts) return;
    setChoices((known) => choose(known, hunk.id, choice));
    move(1);
  };
  useActions([
    { id: "hunk-next", title: "Next piece of the proposal", section: "Here", keys: "j", run: () => move(1) },
    { id: "hunk-previous", title: "Previous piece of the proposal", section: "Here", keys: "k", run: () => move(-1) },
    { id: "hunk-accept", title: "Accept this piece", section: "Here", keys: "a", run: () => decide("accepted") },
    { id: "hunk-reject", title: "Reject this piece", section: "Here", keys: "d", run: () => decide("rejected") },
  ]);

  return (
    <section aria-label="Proposal" className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-auto px-4 py-3">
        <div className="mx-auto flex max-w-4xl flex-col gap-3">
          <div className="rounded-md border border-architect-fill/40 bg-architect-wash px-3 py-2">
            <p className="font-medium text-architect">The architect proposes {pieces(placed.length)}</p>
            <p className="mt-0.5 max-h-28 overflow-auto whitespace-pre-wrap text-soft">
              <CodeSpans text={proposal.why} />
            </p>
            {approved === null ? null : (
              <div className="mt-2">
                <ProposalImpact projectId={projectId} before={approved} after={wanted} />
              </div>
            )}
          </div>
          <ol ref={list} className="flex flex-col gap-3">
            {placed.map((hunk) => (
              <HunkCard
                key={hunk.id}
                hunk={hunk}
                choice={choices[hunk.id]}
                place={moduleAt(modules, hunk.from)?.title ?? "Shared part"}
                above={lines.slice(Math.max(0, hunk.from - 1 - contextLines), hunk.from - 1)}
                below={lines.slice(hunk.from - 1 + hunk.removed.length).slice(0, contextLines)}
                onChoose={(choice) => setChoices((known) => choose(known, hunk.id, choice))}
              />
            ))}
          </ol>
          {placed.length === 0 ? <p className="text-soft">Your text already says what it proposes.</p> : null}
        </div>
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t bg-sunk px-4 py-2">
        <span className="flex-1 basis-full text-soft sm:basis-auto">
          {counted.accepted.length} accepted, {counted.rejected} rejected, {counted.undecided} open
        </span>
        <Button size="sm" look="quiet" onClick={() => setChoices(chooseAll(placed, "rejected"))}>
          Reject all
        </Button>
        <Button size="sm" onClick={() => setChoices(chooseAll(placed, "accepted"))}>
          Accept all
        </Button>
        <Button
          size="sm"
          look="primary"
          disabled={counted.undecided > 0}
          busy={finish.isPending && "Saving…"}
          onClick={() => finish.mutate()}
        >
          {counted.accepted.length > 0 ? `Save with ${pieces(counted.accepted.length)}` : "Drop the proposal"}
        </Button>
      </footer>
    </section>
  );
}

function pieces(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}

function focusedHunk(list: HTMLElement | null): string | undefined {
  const { activeElement } = document;
  return list?.contains(activeElement) ? activeElement?.closest<HTMLElement>("[data-hunk]")?.dataset.hunk : undefined;
}

function focusHunk(list: HTMLElement | null, id: string | undefined): void {
  const card = id === undefined ? null : list?.querySelector<HTMLElement>(`[data-hunk="${id}"]`);
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}
