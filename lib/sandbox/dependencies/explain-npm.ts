/** What npm's error codes mean to the person whose project it is. */
const meanings: Readonly<Record<string, string>> = {
  E404: "A package is not in the registry. Check its name in package.json.",
  ETARGET: "A package has no version that fits. Check the version in package.json.",
  ERESOLVE: "The packages do not agree on versions of what they share. Change a version in package.json.",
  EALLOWGIT: "A package comes from a git repository, which is not installed.",
  EALLOWREMOTE: "A package comes from an address outside the registry, which is not installed.",
  EALLOWFILE: "A package comes from a file, which is not installed.",
  EALLOWDIRECTORY: "A package comes from a folder, which is not installed.",
  EINTEGRITY: "A package is not what the lock file says it is. Nothing of it was kept.",
  E401: "The registry asks for a login, which is not used here.",
  E403: "The registry refused a package.",
  ENOTFOUND: "The registry was not found: this machine has no network, or its npm is set to another registry.",
  EAI_AGAIN: "The registry was not found: this machine has no network right now. Try again.",
  ECONNREFUSED: "The registry refused the connection. Try again, or check npm's registry and proxy settings.",
  ECONNRESET: "The connection to the registry broke. Try again.",
  ETIMEDOUT: "The registry did not answer. Try again.",
  ENOSPC: "The disk is full. Free some space and try again.",
};

/** The code that npm printed with its error. */
export function npmErrorCode(output: string): string | undefined {
  return /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1];
}

/** Why an installation failed, and what to do about it. */
export function explainNpm(output: string, exitCode: number | undefined): string {
  const code = npmErrorCode(output);
  if (code === undefined) return `npm ended with ${exitCode ?? "a signal"}; its output says more. Nothing was kept.`;
  return meanings[code] ?? `npm ended with ${code}; its output says more. Nothing was kept.`;
}
