import type { CommitMessage } from "../engine/ports/repositories.ts";

/** The message as git stores it: subject, body, trailers, each apart by an empty line. */
export function formatCommitMessage(message: CommitMessage): string {
  const trailers = Object.entries(message.trailers).map(([key, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(key)) throw new Error(`not a trailer's name: ${JSON.stringify(key)}`);
    return `${key}: ${oneLine(value)}`;
  });
  const parts = [oneLine(message.subject), message.body?.replaceAll("\0", "").trim() ?? "", trailers.join("\n")];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// A line break in a value would let it add trailers of its own.
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  return text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
}

/** Author and committer, the same for every commit, so that the same arguments give the same hash. */
export function commitIdentity(at: Date): Record<string, string> {
  const date = `${Math.floor(at.getTime() / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: "Groundplan",
    GIT_AUTHOR_EMAIL: "groundplan@localhost",
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: "Groundplan",
    GIT_COMMITTER_EMAIL: "groundplan@localhost",
    GIT_COMMITTER_DATE: date,
  };
}
