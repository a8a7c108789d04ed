import type { Blueprint } from "#lib/domain/blueprint/blueprint.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import { type ReadText, readText } from "./read-text.ts";

/** A text to read; `before` is the approved one, or null. `number` comes back with the answer. */
export interface WorkerQuestion {
  readonly number: number;
  readonly text: string;
  readonly before: string | null;
}

export interface WorkerAnswer {
  readonly number: number;
  readonly read: ReadText;
}

let known: { readonly text: string; readonly blueprint: Blueprint | undefined } | undefined;

self.onmessage = ({ data: { number, text, before } }: MessageEvent<WorkerQuestion>) => {
  if (before === null) known = undefined;
  else if (known?.text !== before) known = { text: before, blueprint: parseBlueprint(before).blueprint };
  const answer: WorkerAnswer = { number, read: readText(text, known?.blueprint) };
  self.postMessage(answer);
};
