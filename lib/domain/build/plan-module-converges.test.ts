import fc from "fast-check";
import { expect, test } from "vitest";
import { makeBuild, makeFinding, makeProject, makeRound, makeRun } from "#lib/testing/make-rows.ts";
import type { Finding } from "../review/finding.ts";
import { hearAnswer } from "../review/hear-answer.ts";
import { judgeVerdict } from "../review/judge-verdict.ts";
import type { JudgedFinding } from "../review/prove-findings.ts";
import type { ModuleRun, Round } from "./build.ts";
import { type DecisionReason, decisionWords } from "./decision-words.ts";
import { isBlocking, type ModuleAction, planModule } from "./plan-module.ts";
import { roundOutcomes } from "./status.ts";

const { settings } = makeProject();

/** Actions between two answers of a person; far more than any history needs, and far from endless. */
const mostActions = 1_500;

/** What an action makes of the round, or the name by which it ends. */
type Became = Partial<Round> | DecisionReason;

/**
 * One module with models, machines and a person who do anything at any time. Only what the engine's steps would
 * commit is written down here; what follows is asked of `planModule`.
 */
class World {
  run: ModuleRun = makeRun();
  rounds: Round[] = [];
  findings: Finding[] = [];
  trees: string[] = [];
  tree = "t";
  waiting: DecisionReason | undefined;
  mergeAllowed = false;
  /** A person took the module as it is. */
  accepted = false;
  ended: "merged" | "left-out" | undefined;
  readonly contests: string[] = [];
  readonly ends: DecisionReason[] = [];
  private failedMerges = 0;
  private sentBack = 0;
  private readonly chance: (below: number) => number;

  constructor(chance: (below: number) => number) {
    this.chance = chance;
  }

  get round(): Round {
    const round = this.rounds.at(-1);
    if (!round) throw new Error("no round");
    return round;
  }

  plan(): ModuleAction {
    return planModule({
      build: makeBuild(),
      run: this.run,
      round: this.rounds.at(-1),
      reviewedTrees: this.trees,
      dependencies: [],
      joins: { moduleId: "other", outcome: "merged" },
      findings: this.findings,
      openDecision: this.waiting && { id: "d" },
      mergeQueued: false,
      mergeAllowed: this.mergeAllowed,
      settings: { ...settings, askBeforeMerge: this.rounds.length % 2 === 0 },
    });
  }

  perform(action: ModuleAction): void {
    const became = this.outcomeOf(action);
    if (typeof became === "string") this.end(became);
    else this.toRound(became);
  }

  private outcomeOf(action: ModuleAction): Became {
    switch (action.do) {
      case "start-round": {
        const { kind, escalated } = action;
        const phase = this.run.nextByHand ? "checking" : "building";
        this.rounds.push(makeRound({ number: this.rounds.length + 1, kind, escalated, phase }));
        const order = { nextOrdered: false, nextByHand: false, nextModel: null };
        this.run = { ...this.run, ...order, status: "building", rounds: this.rounds.length, commit: this.tree };
        return {};
      }
      case "ask-builder":
        return this.answer();
      case "check":
        return this.check();
      case "rule-on-red":
        return this.ruleOnRed();
      case "join":
        return { phase: "checking" };
      case "rule-on-blocked":
        if (this.chance(4) > 0) return { phase: "building", refusals: this.round.refusals + 1 };
        return "blocked";
      case "rule-on-contest":
        return this.ruleOnContest(action.findingId);
      case "review":
        return this.review();
      case "decide":
        return action.reason;
      case "merge":
        return this.merge();
      default:
        throw new Error(`nothing to do: ${JSON.stringify(action)}`);
    }
  }

  /** What a person may do at any time. */
  meddle(): void {
    const finding = this.findings[this.chance(Math.max(1, this.findings.length))];
    if (finding && this.chance(12) === 0)
      this.toFinding(finding.id, { status: this.chance(3) === 0 ? "open" : "dismissed", ruling: "A person said so." });
  }

  /** One of the offered answers. */
  decide(): void {
    const reason = this.waiting;
    if (reason === undefined) return;
    const { options } = decisionWords[reason];
    const choice = options[this.chance(options.length)]?.choice;
    this.waiting = undefined;
    if (choice === "accept" && reason === "ask-before-merge") {
      this.mergeAllowed = true;
      this.run = { ...this.run, status: "merging" };
    } else if (choice === "accept") {
      this.accepted = true;
      this.run = { ...this.run, status: "merging" };
    } else if (choice === "leave-out" || choice === "end-partly") this.ended = "left-out";
    else if (choice !== "retry")
      this.run = { ...this.run, status: "waiting", nextOrdered: true, nextByHand: choice === "by-hand" };
  }

  private toRound(to: Partial<Round>): void {
    this.rounds[this.rounds.length - 1] = { ...this.round, ...to };
  }

  private toFinding(id: string, to: Partial<Finding>): void {
    this.findings = this.findings.map((finding) => (finding.id === id ? { ...finding, ...to } : finding));
  }

  private end(reason: DecisionReason): void {
    const outcome = roundOutcomes.find((name) => name === reason);
    if (outcome !== undefined && reason !== "budget") this.toRound({ phase: "done", outcome });
    this.waiting = reason;
    this.ends.push(reason);
    this.run = { ...this.run, status: "deciding" };
  }

  private answer(): Became {
    const answers = this.round.answers + 1;
    const { refusals } = this.round;
    switch (this.chance(9)) {
      case 0:
        return { answers, refusals: refusals + 1 };
      case 1:
        return { answers };
      case 2:
        return { answers, phase: "blocked" };
      case 3:
        return this.chance(5) === 0 ? "budget" : {};
      default: {
        // An old tree, the same, or one that never was.
        if (this.chance(3) > 0)
          this.tree = this.chance(2) === 0 ? `t${this.chance(3)}` : `t-${this.rounds.length}-${answers}`;
        for (const finding of this.findings) {
          const said = this.chance(4);
          const status = said === 0 ? undefined : hearAnswer(finding, said === 1 ? "contested" : "fixed");
          if (status !== undefined) this.toFinding(finding.id, { status });
        }
        return { answers, phase: "checking" };
      }
    }
  }

  private check(): Became {
    const outcome = this.chance(4);
    if (outcome === 0) return { phase: "building", repairs: this.round.repairs + 1 };
    if (outcome === 1 && this.chance(2) === 0) return { phase: "red" };
    const contested = this.findings.some(({ status }) => status === "contested");
    return { phase: contested ? "ruling" : "reviewing" };
  }

  private ruleOnRed(): Became {
    if (this.chance(2) === 0) return { phase: "building", repairs: this.round.repairs + 1 };
    this.sentBack += 1;
    return this.sentBack > settings.reviews ? "checks-stayed-red" : { phase: "joining" };
  }

  private ruleOnContest(id: string): Became {
    this.contests.push(id);
    this.toFinding(id, { status: this.chance(2) === 0 ? "open" : "withdrawn", ruling: "Ruled." });
    if (this.findings.some(({ status }) => status === "contested")) return {};
    if (this.tree !== this.trees.at(-1)) return { phase: "reviewing" };
    return { phase: "done", outcome: this.findings.some(isBlocking) ? "changes" : "approved" };
  }

  private review(): Became {
    const judged = Array.from(
      { length: this.chance(4) },
      (): JudgedFinding => ({
        severity: (["blocker", "major", "minor"] as const)[this.chance(3)] ?? "minor",
        path: "src/core/total.ts",
        quote: `line ${this.chance(9)};`,
        claim: "Wrong.",
        breaks: "c1",
        fix: "",
        proven: this.chance(4) > 0,
        inChange: this.rounds.length === 1 || this.chance(2) === 0,
      }),
    );
    const rulings = this.findings.flatMap(({ key }) => {
      const is = (["fixed", "open", "withdrawn"] as const)[this.chance(4)];
      return is === undefined ? [] : [{ finding: key, is }];
    });
    const verdict = this.chance(2) === 0 ? ("approved" as const) : ("changes" as const);
    const judgement = judgeVerdict({ verdict, findings: [], rulings }, judged, this.findings);
    const reviewsAsked = this.round.reviewsAsked + 1;
    const again = judgement.outcome === "ask-again";
    for (const { finding: key, is } of again ? [] : judgement.rulings) {
      const finding = this.findings.find((each) => each.key === key);
      if (finding) this.toFinding(finding.id, { status: is, unfixed: finding.unfixed + (is === "open" ? 1 : 0) });
    }
    for (const { proven: _, inChange: __, problem = null, line = null, ...raised } of judgement.raised) {
      const id = `f${this.findings.length + 1}`;
      this.findings = [...this.findings, makeFinding({ ...raised, id, key: id, line, ruling: problem })];
    }
    if (judgement.outcome === "ask-again") return { reviewsAsked };
    this.trees.push(this.tree);
    this.run = { ...this.run, reviews: this.run.reviews + 1 };
    return { phase: "done", outcome: judgement.outcome, reviewsAsked };
  }

  private merge(): Became {
    if (this.chance(4) > 0) {
      this.ended = "merged";
      return {};
    }
    this.failedMerges += 1;
    this.accepted = false;
    this.run = { ...this.run, status: "waiting", nextOrdered: true };
    return this.failedMerges > settings.reviews ? "checks-stayed-red" : {};
  }
}

const chances = fc.noShrink(fc.infiniteStream(fc.nat(9_999)));
const worldOf = (numbers: Iterator<number>) => new World((below) => (numbers.next().value ?? 0) % below);

/** Goes on until a person is asked or it has ended; answers the actions that it took. */
function goOn(world: World): number {
  for (let actions = 1; actions <= mostActions; actions += 1) {
    const action = world.plan();
    const blocking = world.findings.filter(isBlocking);
    if (action.do === "merge" && !world.accepted)
      expect(blocking.map(({ key, status }) => `${key} ${status}`)).toEqual([]);
    if (action.do === "start-round" && !world.run.nextOrdered) expect(world.run.reviews).toBeLessThan(settings.reviews);
    world.perform(action);
    if (world.ended !== undefined || world.waiting !== undefined) return actions;
    world.meddle();
  }
  return Number.POSITIVE_INFINITY;
}

test("whatever models, machines and a person do, a module reaches its merge or a decision with a name", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(chances, (numbers) => {
      const world = worldOf(numbers);
      for (let answers = 0; answers < 12 && world.ended === undefined; answers += 1) {
        expect(goOn(world)).toBeLessThanOrEqual(mostActions);
        world.decide();
      }
      // A contest is heard once, however often the finding comes back.
      expect(world.contests).toEqual([...new Set(world.contests)]);
      for (const reason of world.ends) seen.add(reason);
      if (world.ended !== undefined) seen.add(world.ended);
    }),
    { numRuns: 2_000, seed: 20_261_120 },
  );
  // The histories are worth something: every end that a module's loop has was reached.
  expect([...seen].toSorted()).toEqual([
    "ask-before-merge",
    "blocked",
    "budget",
    "checks-stayed-red",
    "left-out",
    "merged",
    "no-proven-finding",
    "replies-unusable",
    "review-limit",
    "tree-repeats",
    "unfixed-twice",
  ]);
});
