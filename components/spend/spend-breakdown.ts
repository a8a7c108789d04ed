import type { SpendTotal, SpendView } from "#lib/domain/api/spend.ts";

export const spendCuts = ["module", "role", "model", "phase"] as const;
export type SpendCut = (typeof spendCuts)[number];

export interface SpendRow {
  readonly name: string;
  readonly total: SpendTotal;
  /** Of all that is known, from 0 to 1. */
  readonly share: number;
}

const phaseNames = { design: "Design", build: "Build", review: "Review", fix: "Fix" } as const;

/** One cut through the spend, the dearest first; phases keep their order, since they are one. */
export function spendBreakdown(spend: SpendView, cut: SpendCut): readonly SpendRow[] {
  const all = Number(spend.total.usd);
  const row = (name: string, total: SpendTotal) => ({ name, total, share: all === 0 ? 0 : Number(total.usd) / all });
  const cuts: Readonly<Record<SpendCut, () => readonly SpendRow[]>> = {
    module: () => spend.byModule.map((total) => row(total.module ?? "the whole", total)),
    role: () => spend.byRole.map((total) => row(total.role, total)),
    model: () => spend.byModel.map((total) => row(`${total.provider}/${total.model}`, total)),
    phase: () => spend.byPhase.map((total) => row(phaseNames[total.phase], total)),
  };
  const rows = cuts[cut]();
  return cut === "phase" ? rows : rows.toSorted((first, second) => second.share - first.share);
}
