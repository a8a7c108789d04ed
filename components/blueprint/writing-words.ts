import type { LiveText } from "#lib/client/events/live-text-store.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { countWords } from "#lib/domain/blueprint/words.ts";

type Running = ProjectView["attempts"][number];

/** How far an attempt is, behind what is done: words, thought, or nothing yet. */
export function progressWords(attempt: Running | undefined, written: LiveText): string {
  const words = countWords(written.text);
  if (words > 0) return `, ${words.toLocaleString("en-US")} ${words === 1 ? "word" : "words"} so far`;
  if (!attempt) return "";
  // Thought is not kept: a page that comes late knows only that something has come.
  return written.reasoning.length > 0 || attempt.firstTokenAt !== null
    ? ", and thinks"
    : ", and waits for the first word";
}
