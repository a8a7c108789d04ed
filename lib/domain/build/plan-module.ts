import type { ProjectSettings } from "../project/project.ts";
import type { Finding } from "../review/finding.ts";
import type { Build, Decision, ModuleRun, Round } from "./build.ts";
import { type DecisionReason, decisionReasons } from "./decision-words.ts";

/** Where one module of a build stands, as the facts tell it. */
export interface ModuleStanding {
  readonly build: Pick<Build, "status" | "control" | "phase">;
  readonly run: ModuleRun;
  /** The newest round. */
  readonly round: Round | undefined;
  /** Trees of the rounds that were reviewed, oldest first. */
  readonly reviewedTrees: readonly string[];
  readonly dependencies: readonly Pick<ModuleRun, "moduleId" | "status" | "outcome">[];
  /** The module that a `joining` round waits for. */
  readonly joins?: Pick<ModuleRun, "moduleId" | "outcome"> | undefined;
  readonly findings: readonly Finding[];
  readonly openDecision: Pick<Decision, "id"> | undefined;
  readonly mergeQueued: boolean;
  /** A person has allowed the merge, where the project asks for that. */
  readonly mergeAllowed: boolean;
  readonly settings: ProjectSettings;
}

export type ModuleAction =
  | { readonly do: "wait"; readonly why: string }
  | { readonly do: "start-round"; readonly kind: "build" | "fix"; readonly escalated: boolean }
  | { readonly do: "ask-builder" }
  | { readonly do: "check" }
  | { readonly do: "rule-on-contest"; readonly findingId: string }
  | { readonly do: "rule-on-blocked" }
  | { readonly do: "rule-on-red" }
  /** Brings the round onto the branch's tip, to be checked there. */
  | { readonly do: "join" }
  | { readonly do: "review" }
  | { readonly do: "decide"; readonly reason: DecisionReason }
  | { readonly do: "merge" }
  | { readonly do: "leave-out" }
  | { readonly do: "done" };

/** Refused answers in one round before a person is asked. */
const mostRefusals = 3;

/** Answers in one round that may each hit their length limit and be asked for the rest. */
const mostContinued = 8;

/** The next thing to do for a module. Pure: a crash, an upgrade or a takeover simply asks again. */
export function planModule(standing: ModuleStanding): ModuleAction {
  const { build, run, round } = standing;
  if (build.status === "ended") return { do: "done" };
  if (run.status === "ended") return { do: "wait", why: "the rest of the build" };
  if (standing.openDecision) return { do: "wait", why: "an answer from you" };
  if (build.control !== "run") return { do: "wait", why: "the build is paused" };
  if (run.status === "merging") return standing.mergeQueued ? { do: "wait", why: "the merge queue" } : { do: "merge" };

  const missing = standing.dependencies.filter(
    (dependency) => dependency.outcome !== "merged" && dependency.outcome !== "kept",
  );
  const leftOut = missing.find((dependency) => dependency.outcome === "left-out");
  if (leftOut) return { do: "leave-out" };
  if (missing.length > 0 && !round) return { do: "wait", why: missing.map(({ moduleId }) => moduleId).join(", ") };

  if (!round) return { do: "start-round", kind: kindOf(standing), escalated: false };
  if (round.phase === "done") return afterRound(standing, round);
  return withinRound(standing, round);
}

function withinRound(standing: ModuleStanding, round: Round): ModuleAction {
  switch (round.phase) {
    case "building":
      if (round.refusals >= mostRefusals) return { do: "decide", reason: "replies-unusable" };
      if (round.answers - round.repairs - round.refusals > mostContinued)
        return { do: "decide", reason: "replies-unusable" };
      if (round.repairs > standing.settings.repairs) return { do: "decide", reason: "checks-stayed-red" };
      return { do: "ask-builder" };
    case "blocked":
      return { do: "rule-on-blocked" };
    case "checking":
      return { do: "check" };
    case "red":
      return { do: "rule-on-red" };
    case "joining": {
      const { joins } = standing;
      if (joins?.outcome === "left-out") return { do: "decide", reason: "checks-stayed-red" };
      return joins?.outcome === null ? { do: "wait", why: joins.moduleId } : { do: "join" };
    }
    case "ruling": {
      const contested = standing.findings.find((finding) => finding.status === "contested");
      if (contested) return { do: "rule-on-contest", findingId: contested.id };
      return { do: "review" };
    }
    case "reviewing":
      return round.reviewsAsked >= 2 ? { do: "decide", reason: "no-proven-finding" } : { do: "review" };
    case "done":
      return afterRound(standing, round);
  }
}

function afterRound(standing: ModuleStanding, round: Round): ModuleAction {
  const { run, settings } = standing;
  const kind = kindOf(standing);
  // Whose model a person chose is not for a rule to overrule.
  const escalated = settings.reviews > 1 && run.reviews === settings.reviews - 1 && run.nextModel === null;
  if (run.nextOrdered) return { do: "start-round", kind, escalated };
  const named = decisionReasons.find((reason) => reason === round.outcome);
  // An end waits for an order, whatever became of the question that was asked then.
  if (named) return { do: "decide", reason: named };
  const blocking = standing.findings.filter(isBlocking);
  // Also where changes were asked for: a person has dismissed what asked for them.
  if (isJudged(round) && blocking.length === 0)
    return settings.askBeforeMerge && !standing.mergeAllowed
      ? { do: "decide", reason: "ask-before-merge" }
      : { do: "merge" };
  if (!isJudged(round)) return { do: "start-round", kind, escalated };
  if (blocking.some((finding) => finding.unfixed >= 2)) return { do: "decide", reason: "unfixed-twice" };
  // A round that only looked again at what was there has written no tree.
  if (round.answers > 0 && repeats(standing.reviewedTrees)) return { do: "decide", reason: "tree-repeats" };
  if (run.reviews >= settings.reviews) return { do: "decide", reason: "review-limit" };
  return { do: "start-round", kind: "fix", escalated };
}

/** A review has spoken, and it is for the findings to say what follows. */
function isJudged(round: Round | undefined): boolean {
  return ["approved", "approved-with-minor", "changes"].some((outcome) => outcome === round?.outcome);
}

/** Where nothing was written yet and nothing is held against it, there is nothing to fix. */
function kindOf({ run, round, findings }: ModuleStanding): "build" | "fix" {
  return isJudged(round) || run.commit !== run.baseCommit || findings.some(isBlocking) ? "fix" : "build";
}

/** A proven finding that has to be dealt with before the module may be merged. */
export function isBlocking(finding: Pick<Finding, "severity" | "status">): boolean {
  if (finding.severity === "minor") return false;
  return finding.status === "open" || finding.status === "claimed-fixed" || finding.status === "contested";
}

function repeats(trees: readonly string[]): boolean {
  const last = trees.at(-1);
  return last !== undefined && trees.indexOf(last) < trees.length - 1;
}
