/** What to type in a shell to have a project's repository, in a folder that is named for the project. */
export function cloneCommand(repositoryPath: string, projectName: string): string {
  const folder = projectName
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .toLowerCase();
  return `git clone ${quoted(repositoryPath)} ${folder || "project"}`;
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
