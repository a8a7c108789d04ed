import type { z } from "zod";

/** One thing that is wrong with what was sent, and where. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Zod's findings in plain words, the field first. */
export function explainIssues(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        message: "is not a field of this request",
      }));
    }
    return [{ path, message: lowered(issue.message) }];
  });
}

/** One sentence for all of them. */
export function summarise(what: string, problems: readonly FieldProblem[]): string {
  const said = problems.slice(0, 3).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  const more = problems.length > 3 ? ` (and ${problems.length - 3} more)` : "";
  return `The ${what} is not usable: ${said.join("; ")}${more}. Nothing was changed or spent.`;
}

function lowered(message: string): string {
  return message.replace(/\.$/, "").replace(/^Invalid input: expected/, "expected");
}
