import { kindWords } from "../build/failure-words.ts";
import { formatUsd } from "../spend/money.ts";
import type { EventType } from "./event.ts";

/** What an event says, as far as words need it. */
export interface SaidEvent {
  readonly type: EventType;
  readonly moduleId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

type Say = (detail: Detail, moduleId: string) => string;

/** Details come from the log, where older servers wrote them, too: what is missing is left out of the sentence. */
class Detail {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  word(name: string, otherwise = ""): string {
    const value = this.#values[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
  }

  firstMessage(name: string): string {
    const value = this.#values[name];
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    const message = typeof first === "object" && first !== null && "message" in first ? first.message : undefined;
    return typeof message === "string" ? message : "";
  }

  is(name: string): boolean {
    return this.#values[name] === true;
  }

  count(name: string): number | undefined {
    const value = this.#values[name];
    return typeof value === "number" ? value : undefined;
  }
}

const words = {
  "project-created": () => "Project created",
  "project-changed": () => "Settings changed",
  "project-deleted": () => "Project deleted",
  "design-started": (detail) => `Architect starts a ${detail.word("kind", "draft")}`,
  "design-ended": (detail) => {
    const outcome = detail.word("outcome");
    if (outcome === "failed" || outcome === "interrupted") return `Design ${outcome}${behind(detail.word("problem"))}`;
    return `Design ended${behind(outcome)}`;
  },
  "blueprint-saved": (detail) => `Blueprint v${detail.word("version", "?")} saved by ${by(detail)}`,
  "blueprint-approved": (detail) => `Blueprint v${detail.word("version", "?")} approved`,
  "approval-refused": (detail) =>
    `Approval of v${detail.word("version", "?")} refused${behind(detail.firstMessage("problems"))}`,
  "approval-step": (detail) => `Approving: ${detail.word("step", "working")}`,
  "main-moved": (detail) => `main is at v${detail.word("version", "?")}: nothing had to be built for it`,
  "build-started": (detail) => `Build ${detail.word("number", "?")} started from v${detail.word("version", "?")}`,
  "build-paused": () => "Build paused",
  "build-resumed": () => "Build resumed",
  "build-stopping": (detail) => `Build is being ${detail.word("control") === "cancel" ? "cancelled" : "stopped"}`,
  "build-phase-changed": (detail) => `Build goes on${behind(phaseWords[detail.word("phase")] ?? detail.word("phase"))}`,
  "build-ended": (detail) => `Build ended${behind(detail.word("outcome"))}`,
  "module-changed": (detail, moduleId) => `${moduleId}: ${detail.word("outcome") || detail.word("status", "changed")}`,
  "round-started": (detail, moduleId) =>
    `${moduleId}: round ${detail.word("number", "?")} starts${detail.is("escalated") ? ", escalated to the next model" : ""}`,
  "round-changed": (detail, moduleId) => `${moduleId}: ${detail.word("phase", "working")}`,
  "round-ended": (detail, moduleId) =>
    `${moduleId}: round ${detail.word("number", "?")} ended${behind(roundEndWords[detail.word("outcome")] ?? detail.word("outcome"))}`,
  "attempt-started": (detail, moduleId) => {
    const tries = detail.count("number") ?? 1;
    const said = `${by(detail)} starts ${detail.word("promptId", "an attempt")}${at(moduleId)}`;
    const reason = isDetour(detail.word("rule")) ? detail.word("why") : detail.word("after");
    return `${said}${tries > 1 ? `, try ${tries}` : ""}${reason ? `: ${reason}` : ""}`;
  },
  "attempt-ended": (detail, moduleId) => {
    const outcome = detail.word("outcome", "ended");
    const failure = detail.word("failure");
    const what = `${detail.word("promptId", "an attempt")}${at(moduleId)}`;
    if (outcome === "cancelled") return `${by(detail)} was stopped at ${what}; ${cost(detail)}`;
    const asked = detail.word("requested") || detail.word("model", "the model");
    const served = detail.word("requested") && `, answered by ${detail.word("model")} instead of ${asked}`;
    const why = failure && `: ${asked} ${kindWords(failure)}; ${cost(detail)}`;
    return `${by(detail)} ${outcome} ${what}${served}${why}`;
  },
  "attempt-waiting": (detail, moduleId) =>
    `${moduleId ? `${moduleId}: ` : ""}${detail.word("says", "An attempt waits")}${again(detail.count("inMs"))}`,
  "work-held": (detail) => detail.word("says", "The work on this project waits"),
  "answer-accepted": (_detail, moduleId) => `${moduleId}: files taken over`,
  "answer-refused": (detail, moduleId) => `${moduleId}: answer refused${behind(detail.word("reason"))}`,
  "check-ended": (detail, moduleId) =>
    `${moduleId ? `${moduleId}: ` : ""}${detail.word("command", "check")} is ${detail.word("outcome", "done")}${detail.word("scope") === "baseline" ? " before anything is written" : ""}`,
  "review-ended": (detail, moduleId) => {
    const found = detail.count("findings");
    const outcome = detail.word("outcome") || detail.word("verdict");
    const verdict = verdictWords[outcome] ?? "asks for changes";
    return `${moduleId || "Whole"}: reviewer ${verdict}${found ? `, ${found} ${found === 1 ? "finding" : "findings"}` : ""}`;
  },
  "finding-raised": (detail, moduleId) =>
    `${moduleId}: ${detail.word("severity", "finding")}, ${detail.word("claim", "see the review")}`,
  "finding-changed": (detail, moduleId) =>
    `${moduleId}: finding ${detail.word("key")} is ${detail.word("status", "changed")}`,
  "merge-queued": (_detail, moduleId) => `${moduleId}: waits for its merge`,
  "merge-ended": (detail, moduleId) => `${moduleId}: merge ${mergeWords[detail.word("outcome")] ?? "ended"}`,
  "decision-opened": (detail) => `Needs you: ${detail.word("title", "a decision")}`,
  "decision-answered": (detail) =>
    `Decided: ${choiceWords[detail.word("choice")] ?? detail.word("choice", "answered")}`,
  "preview-built": () => "Preview built",
  "budget-warned": (detail) =>
    `Budget: ${detail.word("percent", "?")} % of ${budgetName(detail.word("scope", "project"), detail.word("role"))} is spent`,
  "budget-reached": (detail, moduleId) =>
    moduleId
      ? `${moduleId}: left out, ${detail.word("budget", "the budget")} is reached`
      : `No review of the whole, ${detail.word("budget", "the budget")} is reached`,
} satisfies Record<EventType, Say>;

/** Rules by which another model was asked than usual: why is worth a word. */
export function isDetour(rule: unknown): boolean {
  return rule === "other-provider" || rule === "next-model" || rule === "escalated";
}

/** What an attempt that failed has cost. */
function cost(detail: Detail): string {
  const usd = detail.word("costUsd");
  if (detail.word("source") === "none" || usd === "0") return "nothing was spent";
  if (usd === "") return "its cost is not known";
  return `${detail.word("source") === "measured" ? "" : "about "}${formatUsd(usd)}`;
}

function budgetName(scope: string, role: string): string {
  return `the ${role || scope}'s budget`;
}

const phaseWords: Readonly<Record<string, string>> = {
  modules: "modules",
  whole: "checks of the whole",
  integration: "integration review",
  finishing: "finishing",
};

const roundEndWords: Readonly<Record<string, string>> = {
  person: "by a person",
  budget: "the budget is reached",
  provider: "no model could answer",
};

const choiceWords: Readonly<Record<string, string>> = {
  again: "another round",
  "another-model": "another model",
  "by-hand": "edited by hand",
  accept: "accepted",
  "leave-out": "left out",
  "build-new": "build the new version",
  retry: "go on",
  "allow-unpriced": "allow the model without a price",
  "end-partly": "end here",
};

const verdictWords: Readonly<Record<string, string>> = {
  approved: "approves",
  "approved-with-minor": "approves with minor findings",
  "ask-again": "contradicts itself; its verdict does not hold",
};

const mergeWords: Readonly<Record<string, string>> = {
  merged: "done",
  conflict: "in conflict, back to the builder",
  red: "red on the tip, back to the builder",
};

/** One line of plain words for a fact of the log. A type of a newer server is shown by its name. */
export function eventWords(event: SaidEvent): string {
  const say: Say | undefined = words[event.type];
  return say ? say(new Detail(event.detail), event.moduleId ?? "").trim() : event.type;
}

/** When it goes on, from the moment of the event. */
function again(inMs: number | undefined): string {
  return inMs === undefined ? "" : `; again in ${duration(inMs)}`;
}

/** "3 s", "12 min", "2 h 5 min": rounded up, so that nothing is promised too early. */
function duration(ms: number): string {
  if (ms < 120_000) return `${Math.max(1, Math.ceil(ms / 1_000))} s`;
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}`;
}

function by(detail: Detail): string {
  const who = detail.word("role") || detail.word("author", "somebody");
  return who.slice(0, 1).toUpperCase() + who.slice(1);
}

function at(moduleId: string): string {
  return moduleId ? ` for ${moduleId}` : "";
}

function behind(outcome: string): string {
  return outcome ? `: ${/^[a-z-]+$/.test(outcome) ? outcome.replaceAll("-", " ") : outcome}` : "";
}
