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
  "not-found": { title: "There is nothing here", action: projects },
  "project-unknown": { title: "There is no such project", action: projects },
  invalid: { title: "That was not accepted", action: retry },
  stale: { title: "It changed in the meantime", action: retry },
  "no-key": { title: "A model's key is missing", action: providers },
  "model-needed": { title: "This needs a model", action: providers },
  "provider-auth": { title: "The provider refused the key", action: providers },
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
