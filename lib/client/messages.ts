import type { Problem } from "#lib/domain/api/wire.ts";
import { ApiError } from "./api-error.ts";

/** What a screen says about a refusal, and the one thing to do next. */
export interface Message {
  readonly title: string;
  readonly says: string;
  readonly action:
    | { readonly type: "retry" }
    | { readonly type: "open"; readonly label: string; readonly href: string };
  readonly requestId?: string | undefined;
}

const retry = { type: "retry" } as const;
const projects = { type: "open", label: "All projects", href: "/" } as const;
const providers = { type: "open", label: "Open providers", href: "/settings/providers" } as const;

const known: Readonly<Record<string, Pick<Message, "title" | "action">>> = {
  unreachable: { title: "The server does not answer", action: retry },
  unexpected: { title: "Something broke on the server", action: retry },
  "disk-full": { title: "The server's disk is full", action: retry },
  "not-found": { title: "There is nothing here", action: projects },
  "project-unknown": { title: "This project is not here", action: projects },
  "module-unknown": { title: "There is no such module", action: retry },
  "attempt-unknown": { title: "There is no such attempt", action: retry },
  "foreign-host": { title: "This address is not the server's own", action: retry },
  "cross-site": { title: "Another site may not change anything here", action: retry },
  invalid: { title: "That was not accepted", action: retry },
  "budget-invalid": { title: "That is no budget", action: retry },
  "blueprint-stale": { title: "Somebody saved another version meanwhile", action: retry },
  "blueprint-invalid": { title: "The blueprint has errors", action: retry },
  "blueprint-refused": { title: "The blueprint was not approved", action: retry },
  "design-running": { title: "The architect is at work", action: retry },
  "build-live": { title: "A build is under way", action: retry },
  "bill-changed": { title: "Somebody changed this bill meanwhile", action: retry },
  "nothing-stale": { title: "Nothing is stale", action: retry },
  "no-key": { title: "A model's key is missing", action: providers },
  "model-needed": { title: "This needs a model", action: providers },
  "model-unknown": {
    title: "There is no such model",
    action: { type: "open", label: "Open models", href: "/settings/models" },
  },
};

/** Words for a refusal. What happened and whether money was spent comes from the server; the next action from here. */
export function messageFor(problem: Problem["error"]): Message {
  const look = known[problem.type] ?? { title: "That did not work", action: retry };
  return {
    ...look,
    says: problem.spent ? `${problem.message} ${problem.spent}` : problem.message,
    requestId: problem.requestId,
  };
}

export function messageForError(error: unknown): Message {
  if (error instanceof ApiError) return messageFor(error.problem);
  return messageFor({ type: "unexpected", message: error instanceof Error ? error.message : "Something went wrong." });
}
