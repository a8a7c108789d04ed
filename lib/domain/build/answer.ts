/** One SEARCH/REPLACE of an edit. */
export interface Replacement {
  readonly search: string;
  readonly replace: string;
}

/** What a builder says about a finding. */
export interface FindingAnswer {
  readonly finding: string;
  readonly is: "fixed" | "contested";
  readonly reason: string;
}

export const blockedKinds = ["contract", "dependency", "criterion"] as const;

/** The builder's claim that the blueprint cannot be met as it stands. */
export interface Blocked {
  readonly by: (typeof blockedKinds)[number];
  readonly evidence: string;
}

/** A file or edit whose closing tag has not come. */
export interface OpenBlock {
  readonly tag: "file" | "edit" | "answer";
  /** Undefined for an answer. */
  readonly path?: string;
  readonly text: string;
}

/** A builder's reply, taken apart. Nothing in it has been judged yet. */
export interface Answer {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly edits: readonly { readonly path: string; readonly replacements: readonly Replacement[] }[];
  readonly deletes: readonly string[];
  readonly answers: readonly FindingAnswer[];
  readonly blocked?: Blocked;
  /** The reply ended inside it. */
  readonly open?: OpenBlock;
  /** Tags that carry the nonce, but cannot be read; plain words. */
  readonly problems: readonly string[];
}

/** What a streaming parser reports, in the order of the reply. */
export type AnswerEvent =
  | { readonly type: "file-opened"; readonly path: string }
  /** More of the file that was opened last. */
  | { readonly type: "file-text"; readonly path: string; readonly text: string }
  | { readonly type: "file-closed"; readonly path: string; readonly content: string }
  | { readonly type: "edit-opened"; readonly path: string }
  | { readonly type: "edit"; readonly path: string; readonly replacements: readonly Replacement[] }
  | { readonly type: "delete"; readonly path: string }
  | ({ readonly type: "answer" } & FindingAnswer)
  | ({ readonly type: "blocked" } & Blocked)
  | { readonly type: "problem"; readonly reason: string };
