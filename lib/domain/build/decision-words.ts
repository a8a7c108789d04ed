import type { Decision } from "./build.ts";

/** Why something waits for a person. */
export const decisionReasons = [
  "review-limit",
  "checks-stayed-red",
  "unfixed-twice",
  "tree-repeats",
  "no-proven-finding",
  "replies-unusable",
  "blocked",
  "budget",
  "unpriced",
  "provider",
  "integration-limit",
  "whole-stays-red",
  "main-moved",
  "ask-before-merge",
  "unexecuted",
  "unexpected",
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

type Option = Decision["options"][number];

const again: Option = {
  choice: "again",
  label: "Another round",
  explains: "The builder goes on from here with your note; then checks and a review. Costs about what a round did.",
};
/** Where nothing may be left to mend: without a note the builder is not asked for nothing. */
const againOrReview: Option = {
  ...again,
  explains:
    "With your note, or findings that are open, the builder goes on. Without either, the code as it is gets another review.",
};
const otherModel: Option = {
  choice: "another-model",
  label: "Another model",
  explains: "The next model of the role writes a round; name one in the note as provider/model to choose it.",
};
const byHand: Option = {
  choice: "by-hand",
  label: "I edited it by hand",
  explains: "Takes what you pushed to the module's branch: it is checked, and no model is asked but the reviewer.",
};
const accept: Option = {
  choice: "accept",
  label: "Accept as it is",
  explains: "Merges the module with its open findings; they stay on record. No model is asked for it.",
};
const leaveOut: Option = {
  choice: "leave-out",
  label: "Leave it out",
  explains: "The module and what depends on it are not in this build. What they cost stays in the totals.",
};
const buildNew: Option = {
  choice: "build-new",
  label: "Stop and build the new version",
  explains: "Once a changed version is approved: ends this build, and builds that version instead.",
};
const retry: Option = {
  choice: "retry",
  label: "Try again",
  explains: "Asks again, by the roles as they are then; nothing that was finished is repeated or paid twice.",
};
const allowUnpriced: Option = {
  choice: "allow-unpriced",
  label: "Allow this model",
  explains: "Asks it in this project from now on. What it costs is shown as unknown and does not count towards a cap.",
};
const stopHere: Option = {
  choice: "end-partly",
  label: "End here",
  explains: "What is merged stays and is checked as a whole; the rest is left out.",
};
/** Where the whole cannot be finished: `main` is always fit to ship, so it does not move. */
const giveBuildUp: Option = {
  choice: "end-partly",
  label: "End here",
  explains: "Ends the build. main stays as it is; what was built stays on the build's branch.",
};
const againWhole: Option = {
  choice: "again",
  label: "Another round",
  explains: "The modules named in the output or the findings go on, with your note; name others in the note.",
};
/** Stands in for leaving a module out where nothing but the review of the whole is left to do. */
const withoutReview: Option = {
  choice: "end-partly",
  label: "Finish without it",
  explains: "What is merged and green becomes main, without the review of the whole.",
};
/** Stands in for leaving a module out where the question is about the document. */
const giveUp: Option = {
  choice: "end-partly",
  label: "Stop asking",
  explains: "Ends the architect's work; what stands is kept.",
};

interface Words {
  readonly title: (subject: string) => string;
  readonly options: readonly Option[];
}

const moduleEnds = [again, otherModel, byHand, accept, leaveOut];

/** What each waiting reason says and offers. A new reason does not compile without its words. */
export const decisionWords = {
  "review-limit": { title: (s) => `${s}: the reviews are used up and findings are open`, options: moduleEnds },
  "checks-stayed-red": { title: (s) => `${s}: the checks stayed red`, options: [again, otherModel, byHand, leaveOut] },
  "unfixed-twice": { title: (s) => `${s}: the same finding came back twice unfixed`, options: moduleEnds },
  "tree-repeats": { title: (s) => `${s}: the builder arrived at files that were reviewed before`, options: moduleEnds },
  "no-proven-finding": {
    title: (s) => `${s}: the reviewer was asked twice and gave no verdict that holds`,
    options: [againOrReview, otherModel, byHand, accept, leaveOut],
  },
  "replies-unusable": {
    title: (s) => `${s}: the builder's answers cannot be used`,
    options: [again, otherModel, byHand, leaveOut],
  },
  blocked: {
    title: (s) => `${s}: the builder says that the blueprint cannot be met`,
    options: [
      buildNew,
      { ...leaveOut, explains: `${leaveOut.explains} When it has ended, build what is stale.` },
      again,
      otherModel,
      byHand,
    ],
  },
  budget: {
    title: (s) => `${s}: the budget is reached`,
    options: [
      { ...retry, label: "Go on", explains: "Raising the cap goes on by itself. As it is, this is asked again." },
      stopHere,
    ],
  },
  unpriced: {
    title: (s) => `${s}: no price is known for the model`,
    options: [
      allowUnpriced,
      { ...retry, label: "Go on", explains: "Remove the caps or choose a priced model first." },
      stopHere,
    ],
  },
  provider: { title: (s) => `${s}: no model could answer`, options: [retry, leaveOut] },
  "integration-limit": {
    title: () => "The review of the whole ends without an approval",
    options: [
      againWhole,
      { ...accept, label: "Accept the whole", explains: "main takes it with its open findings; they stay on record." },
      giveBuildUp,
    ],
  },
  "whole-stays-red": {
    title: () => "The project's checks are red on the whole",
    options: [
      againWhole,
      {
        ...accept,
        label: "Accept the whole",
        explains: "Goes on to the review of the whole although it is red; main would then be red as well.",
      },
      giveBuildUp,
    ],
  },
  "main-moved": {
    title: () => "main has moved while this build ran, and cannot be joined",
    options: [
      { ...retry, explains: "Joins main with what you pushed to the build's branch, and checks the whole again." },
      giveBuildUp,
    ],
  },
  "ask-before-merge": {
    title: (s) => `${s}: ready to merge`,
    options: [{ ...accept, label: "Merge", explains: "Merges the module." }, againOrReview, leaveOut],
  },
  unexpected: { title: (s) => `${s}: something failed that should not fail`, options: [retry, leaveOut] },
  unexecuted: {
    title: () => "Nothing can be executed here",
    options: [
      {
        ...accept,
        label: "Accept unexecuted",
        explains: "Once for the whole project: only the type check gates; module and project wear the mark.",
      },
      leaveOut,
    ],
  },
} satisfies Record<DecisionReason, Words>;

/** What a decision is about: one module, a build as a whole, or the blueprint. */
export interface DecisionSubjectIds {
  readonly buildId: string | null;
  readonly moduleId: string | null;
}

export function decisionTitle(reason: DecisionReason, { buildId, moduleId }: DecisionSubjectIds): string {
  return decisionWords[reason].title(moduleId ?? (buildId === null ? "The blueprint" : "The whole"));
}

/** What is offered. Of a build as a whole, or a blueprint, no module can be left out: something else ends it. */
export function decisionOptions(reason: DecisionReason, { buildId, moduleId }: DecisionSubjectIds): readonly Option[] {
  const { options } = decisionWords[reason];
  if (moduleId !== null) return options;
  const lacksModel = reason === "provider" || reason === "budget" || reason === "unpriced";
  const end = buildId === null ? giveUp : lacksModel ? withoutReview : giveBuildUp;
  return options.map((option) => (option.choice === "leave-out" || option.choice === "end-partly" ? end : option));
}
