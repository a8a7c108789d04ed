import type { FileEntry } from "#lib/domain/api/event.ts";

/** A line of the tree: a folder, or a file in it. */
export interface TreeRow {
  /** The whole path; unique. */
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly isFolder: boolean;
  /** Whose it is; a folder has an owner when all that lies in it has the same. */
  readonly owner: string | null;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: FileEntry[];
}

/** The files as a tree, folders first, without what lies in folders that are closed. */
export function fileTree(files: readonly FileEntry[], closed: ReadonlySet<string>): readonly TreeRow[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const file of files) {
    let folder = root;
    for (const name of file.path.split("/").slice(0, -1)) {
      const next = folder.folders.get(name) ?? { folders: new Map(), files: [] };
      folder.folders.set(name, next);
      folder = next;
    }
    folder.files.push(file);
  }
  return rowsOf(root, "", 0, closed);
}

function rowsOf(folder: Folder, path: string, depth: number, closed: ReadonlySet<string>): TreeRow[] {
  const folders = [...folder.folders].toSorted(([first], [second]) => first.localeCompare(second));
  const files = folder.files.toSorted((first, second) => first.path.localeCompare(second.path));
  return [
    ...folders.flatMap(([name, inner]) => {
      const whole = `${path}${name}`;
      const owners = new Set(ownersOf(inner));
      const row: TreeRow = {
        path: whole,
        name,
        depth,
        isFolder: true,
        owner: owners.size === 1 ? ([...owners][0] ?? null) : null,
      };
      return [row, ...(closed.has(whole) ? [] : rowsOf(inner, `${whole}/`, depth + 1, closed))];
    }),
    ...files.map(
      (file): TreeRow => ({
        path: file.path,
        name: file.path.slice(path.length),
        depth,
        isFolder: false,
        owner: file.moduleId,
      }),
    ),
  ];
}

function ownersOf(folder: Folder): readonly (string | null)[] {
  return [...folder.files.map(({ moduleId }) => moduleId), ...[...folder.folders.values()].flatMap(ownersOf)];
}
