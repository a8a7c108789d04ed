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

const again: Option = { choice: "again", label: "Another round", explains: "The builder goes on, with your note." };
const otherModel: Option = {
  choice: "another-model",
  label: "Another model",
  explains: "The next model of the role writes the round; name one in the note as provider/model to choose it.",
};
const byHand: Option = {
  choice: "by-hand",
  label: "I edited it by hand",
  explains: "Takes what you pushed to the module's branch, and checks and reviews it.",
};
const accept: Option = {
  choice: "accept",
  label: "Accept as it is",
  explains: "Merges the module with its open findings; they stay on record.",
};
const acceptWhole: Option = {
  choice: "accept",
  label: "Accept the whole",
  explains: "Goes on as it is; what is open stays on record.",
};
const leaveOut: Option = {
  choice: "leave-out",
  label: "Leave it out",
  explains: "The module and what depends on it are not in this build.",
};
const retry: Option = {
  choice: "retry",
  label: "Try again",
  explains: "Asks again; nothing that was finished is repeated.",
};
const stopHere: Option = {
  choice: "end-partly",
  label: "End here",
  explains: "What is merged stays; the rest is left out.",
};
/** Where the whole cannot be finished: `main` is always fit to ship, so it does not move. */
export const giveBuildUp: Option = {
  choice: "end-partly",
  label: "End here",
  explains: "Ends the build. main stays as it is; what was built stays on the build's branch.",
};
const againWhole: Option = {
  choice: "again",
  label: "Another round",
  explains: "The modules named in the output or the findings go on, with your note; name others in the note.",
};
/** Stands in for leaving a module out where the question is about the whole build. */
export const withoutReview: Option = {
  choice: "end-partly",
  label: "Finish without it",
  explains: "What is merged and green becomes main, without the review of the whole.",
};
/** Stands in for leaving a module out where the question is about the document. */
export const giveUp: Option = {
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
  "no-proven-finding": { title: (s) => `${s}: the reviewer wants changes but proves none`, options: moduleEnds },
  "replies-unusable": {
    title: (s) => `${s}: the builder's answers cannot be used`,
    options: [again, otherModel, byHand, leaveOut],
  },
  blocked: {
    title: (s) => `${s}: the builder says that the blueprint cannot be met`,
    options: [again, otherModel, byHand, leaveOut],
  },
  budget: {
    title: () => "The budget is reached",
    options: [{ ...retry, label: "Go on", explains: "Raise the cap first; then this goes on." }, stopHere],
  },
  unpriced: {
    title: () => "A model without a known price",
    options: [{ ...retry, label: "Go on", explains: "Remove the cap or choose a priced model first." }, stopHere],
  },
  provider: { title: (s) => `${s}: no model could answer`, options: [retry, leaveOut] },
  "integration-limit": {
    title: () => "The integration reviews are used up and findings are open",
    options: [againWhole, acceptWhole, giveBuildUp],
  },
  "whole-stays-red": {
    title: () => "The project's checks are red on the whole",
    options: [againWhole, acceptWhole, giveBuildUp],
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
    options: [{ ...accept, label: "Merge", explains: "Merges the module." }, again, leaveOut],
  },
  unexpected: { title: (s) => `${s}: something failed that should not fail`, options: [retry, leaveOut] },
  unexecuted: {
    title: () => "Nothing can be executed here",
    options: [
      {
        ...accept,
        label: "Accept unexecuted",
        explains: "Only the type check gates; module and project wear the mark.",
      },
      leaveOut,
    ],
  },
} satisfies Record<DecisionReason, Words>;
