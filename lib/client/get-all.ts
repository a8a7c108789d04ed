import { api } from "./api.ts";

/** The most that the server gives at once. */
const pageSize = 500;

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Every item of a list, page after page. */
export async function getAll<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const after = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const url = `${path}${path.includes("?") ? "&" : "?"}limit=${pageSize}${after}`;
    const page = await api.get<Page<T>>(url, signal ? { signal } : {});
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}
