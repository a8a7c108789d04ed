import { err, ok, type Result } from "../../domain/result.ts";
import { isRecord } from "./check-package-json.ts";

// One or more packages below each other, and nothing that would leave the folder.
const place = /^(?:node_modules\/(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-zA-Z0-9~-][a-zA-Z0-9._~-]*(?:\/|$))+$/;

/** Checks that a lock file takes every package from the registry, whoever wrote it. */
export function checkLock(text: string, registry: string): Result<undefined, string> {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch {
    return err("package-lock.json is not valid JSON. Delete it and install again.");
  }
  if (!isRecord(lock) || !isRecord(lock.packages) || (lock.lockfileVersion !== 3 && lock.lockfileVersion !== 2)) {
    return err("package-lock.json is of a version that is not read (2 and 3 are). Delete it and install again.");
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "") continue;
    const problem = problemOf(path, entry, registry);
    if (problem)
      return err(`package-lock.json: ${JSON.stringify(path)} ${problem}. Only packages of the registry are installed.`);
  }
  return ok(undefined);
}

function problemOf(path: string, entry: unknown, registry: string): string | undefined {
  if (!place.test(path) || path.endsWith("/")) return "is no place for a package";
  if (!isRecord(entry) || typeof entry.version !== "string") return entryWithoutVersion(entry);
  if (entry.link) return "is a link";
  if (entry.resolved === undefined) return undefined;
  const from = typeof entry.resolved === "string" && URL.canParse(entry.resolved) ? new URL(entry.resolved) : undefined;
  return from?.origin === new URL(registry).origin ? undefined : `comes from ${JSON.stringify(entry.resolved)}`;
}

// npm writes optional packages of other platforms without a version now and then; they are not installed.
function entryWithoutVersion(entry: unknown): string | undefined {
  return isRecord(entry) && entry.optional === true && entry.resolved === undefined && !entry.link
    ? undefined
    : "has no version";
}
