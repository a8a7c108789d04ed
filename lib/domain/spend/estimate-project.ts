import type { Role } from "../routing/role.ts";
import { costPicoUsd } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";

export type EstimatedRole = Extract<Role, "architect" | "builder" | "designer" | "reviewer">;

/** Means over settled attempts of one role, for the model that would be asked now. */
export interface LearnedRole {
  readonly attempts: number;
  readonly projects: number;
  readonly inputTokens: number;
  /** 0 to 1, of the input. */
  readonly cachedShare: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  /** Attempts that one module took; for the architect, that one blueprint took. */
  readonly attemptsPerUnit: number;
}

export interface EstimateQuestion {
  readonly briefWords: number;
  /** Where a blueprint is there its modules are counted, and nothing is guessed from the brief; a range of what is left. */
  readonly modules?: number | { readonly low: number; readonly high: number };
  /** A blueprint has yet to be written. */
  readonly withDesign: boolean;
  readonly reviews: number;
  readonly repairs: number;
  readonly roles: readonly { readonly role: EstimatedRole; readonly model: string; readonly card?: PriceCard }[];
  readonly learned: Readonly<Partial<Record<EstimatedRole, LearnedRole>>>;
}

export interface RoleEstimate {
  readonly role: EstimatedRole;
  readonly model: string;
  readonly lowPicoUsd: bigint;
  readonly highPicoUsd: bigint;
  /** Without a price the role's share is missing from both ends. */
  readonly priced: boolean;
}

export interface ProjectEstimate {
  readonly lowPicoUsd: bigint;
  readonly highPicoUsd: bigint;
  readonly byRole: readonly RoleEstimate[];
  readonly modules: { readonly low: number; readonly high: number };
  readonly basis: string;
}

interface Work {
  readonly attempts: number;
  readonly input: number;
  readonly cachedShare: number;
  readonly output: number;
}

/** Attempts that must have been seen before what was learned takes the place of what is assumed. */
const enough = 5;

/** What a project will cost, as a range, before anything is spent. */
export function estimateProject(question: EstimateQuestion): ProjectEstimate {
  const modules = moduleRange(question);
  const byRole = question.roles.map(({ role, model, card }): RoleEstimate => {
    const [low, high] = workOf(role, modules, question);
    const lowPicoUsd = card ? priced(low, card) : 0n;
    const highPicoUsd = card ? priced(high, card) : 0n;
    // More input can be cheaper by a cache; the range stays one.
    const ordered = lowPicoUsd <= highPicoUsd;
    return {
      role,
      model,
      lowPicoUsd: ordered ? lowPicoUsd : highPicoUsd,
      highPicoUsd: ordered ? highPicoUsd : lowPicoUsd,
      priced: card !== undefined,
    };
  });
  return {
    lowPicoUsd: byRole.reduce((sum, each) => sum + each.lowPicoUsd, 0n),
    highPicoUsd: byRole.reduce((sum, each) => sum + each.highPicoUsd, 0n),
    byRole,
    modules,
    basis: basisOf(question),
  };
}

/** Briefs of a sentence became designs of three to eight modules, briefs of pages up to thirty. */
function moduleRange({ modules, briefWords }: EstimateQuestion): { low: number; high: number } {
  if (typeof modules === "number") return { low: modules, high: modules };
  if (modules !== undefined) return modules;
  return {
    low: Math.min(12, 3 + Math.floor(briefWords / 200)),
    high: Math.min(30, 8 + Math.floor(briefWords / 60)),
  };
}

function workOf(
  role: EstimatedRole,
  modules: { readonly low: number; readonly high: number },
  question: EstimateQuestion,
): readonly [low: Work, high: Work] {
  const learned = question.learned[role];
  const units = role === "architect" ? designUnits(question) : shareOf(role, modules, question);
  if (learned && learned.attempts >= enough) {
    const { inputTokens: input, outputTokens: output, cachedShare, attemptsPerUnit } = learned;
    return [
      { attempts: units.low * Math.max(1, attemptsPerUnit * 0.7), input, output: output * 0.8, cachedShare },
      { attempts: units.high * Math.max(1, attemptsPerUnit * 1.6), input, output: output * 1.3, cachedShare },
    ];
  }
  const [low, high] = assumed[role];
  const rounds = role === "reviewer" ? question.reviews : question.reviews * (1 + Math.min(1, question.repairs / 3));
  return [
    { ...low, attempts: units.low },
    { ...high, attempts: units.high * (role === "architect" ? 1 : rounds) },
  ];
}

/** One attempt each, before anything was learned. */
const assumed: Readonly<Record<EstimatedRole, readonly [Omit<Work, "attempts">, Omit<Work, "attempts">]>> = {
  architect: [
    { input: 5_000, output: 12_000, cachedShare: 0 },
    { input: 20_000, output: 32_000, cachedShare: 0 },
  ],
  builder: [
    { input: 8_000, output: 8_000, cachedShare: 0.4 },
    { input: 20_000, output: 16_000, cachedShare: 0 },
  ],
  designer: [
    { input: 8_000, output: 8_000, cachedShare: 0.4 },
    { input: 20_000, output: 16_000, cachedShare: 0 },
  ],
  reviewer: [
    { input: 18_000, output: 3_000, cachedShare: 0.6 },
    { input: 40_000, output: 7_000, cachedShare: 0 },
  ],
};

/** A draft, at most with its repair and two rulings. */
function designUnits({ withDesign }: EstimateQuestion): { low: number; high: number } {
  return withDesign ? { low: 1, high: 3 } : { low: 0, high: 1 };
}

/** Modules of the interface are the designer's: up to a third. One review more is the integration's. */
function shareOf(
  role: EstimatedRole,
  modules: { readonly low: number; readonly high: number },
  { roles }: EstimateQuestion,
): { low: number; high: number } {
  const hasDesigner = roles.some((each) => each.role === "designer");
  if (role === "designer") return { low: 0, high: modules.high / 3 };
  if (role === "builder") return { low: hasDesigner ? (modules.low * 2) / 3 : modules.low, high: modules.high };
  return { low: modules.low + 1, high: modules.high + 1 };
}

function priced({ attempts, input, output, cachedShare }: Work, card: PriceCard): bigint {
  const cacheRead = Math.round(input * cachedShare);
  const usage = { inputUncached: Math.round(input) - cacheRead, cacheRead, output: Math.round(output) };
  const one = costPicoUsd(usage, card) ?? 0n;
  return (one * BigInt(Math.round(attempts * 100))) / 100n;
}

function basisOf({ roles, learned }: EstimateQuestion): string {
  const used = roles.flatMap(({ role }) => {
    const known = learned[role];
    return known && known.attempts >= enough ? [known] : [];
  });
  if (used.length === 0) return "no attempts yet: sizes and rounds are assumed";
  const attempts = used.reduce((sum, each) => sum + each.attempts, 0);
  const projects = used.reduce((most, each) => Math.max(most, each.projects), 0);
  const partly = used.length < roles.length ? "; the other roles are assumed" : "";
  return `from ${attempts} attempts of ${projects} ${projects === 1 ? "project" : "projects"}${partly}`;
}
