import { api } from "./api.ts";

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Every item of a list, page after page. */
export async function getAll<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const url =
      cursor === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
    const page = await api.get<Page<T>>(url, signal ? { signal } : {});
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}
