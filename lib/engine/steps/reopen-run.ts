import type { ModuleRun } from "../../domain/build/build.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { changeRun } from "./change-run.ts";

/** Stands for a model where a person wants another one and names none: the round escalates. */
export const nextModel = "next";

export interface Order {
  readonly note: string | null;
  readonly model?: string | null;
  readonly byHand?: boolean;
  /** Where the next round starts from, when not from the module's newest commit. */
  readonly commit?: string;
  /** The branch's tip that this commit stands on: what is red there already is not the module's. */
  readonly tip?: string;
}

/** Orders a further round of a module that stands still, and takes its build back to its modules. */
export async function reopenRun(tx: FactTransaction, run: ModuleRun, order: Order): Promise<boolean> {
  const reopened = await changeRun(tx, run, {
    // Until the next round has a place: it may not begin beside more modules than the project allows.
    status: "waiting",
    outcome: null,
    acceptedTree: null,
    mergedCommit: null,
    endedAt: null,
    nextOrdered: true,
    nextNote: order.note,
    nextModel: order.model ?? null,
    nextByHand: order.byHand ?? false,
    ...(order.commit !== undefined && { commit: order.commit }),
    ...(order.tip !== undefined && { baseCommit: order.tip }),
  });
  if (reopened) await tx.builds.change(run.buildId, {}, { phase: "modules" });
  return reopened;
}
