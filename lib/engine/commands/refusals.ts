import { err } from "../../domain/result.ts";

/** What commands refuse with. `type` is stable; `message` says what happened and what to do next. */
export interface Refusal<Type extends string = string> {
  readonly type: Type;
  readonly message: string;
}

export function refuse<const Type extends string, Rest extends object = object>(
  type: Type,
  message: string,
  rest?: Rest,
): { readonly ok: false; readonly error: Refusal<Type> & Rest } {
  return err({ type, message, ...(rest as Rest) });
}

export const noProject = () => refuse("project-unknown", "There is no such project. It may have been deleted.");
export const modelNeeded = () =>
  refuse(
    "model-needed",
    "The example has no scripted reply for this: a model is needed. Add a key under Settings, then make a project of your own from this blueprint. Nothing was spent, and nothing of yours is lost.",
  );
export const noBuild = () => refuse("build-unknown", "There is no such build in this project.");
