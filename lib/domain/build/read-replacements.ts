import type { Replacement } from "./answer.ts";

const opening = /^<{5,9} SEARCH\s*$/;
const middle = /^={5,9}\s*$/;
const closing = /^>{5,9} REPLACE\s*$/;

/** Reads the SEARCH/REPLACE blocks of an edit; text around them is ignored. Undefined when a block is not whole. */
export function readReplacements(body: string): readonly Replacement[] | undefined {
  const found: Replacement[] = [];
  let search: string[] | undefined;
  let replace: string[] | undefined;
  for (const line of body.split("\n")) {
    if (search === undefined) {
      if (opening.test(line)) search = [];
    } else if (replace === undefined) {
      if (middle.test(line)) replace = [];
      else search.push(line);
    } else if (closing.test(line)) {
      found.push({ search: search.join("\n"), replace: replace.join("\n") });
      search = undefined;
      replace = undefined;
    } else replace.push(line);
  }
  return search !== undefined || found.length === 0 ? undefined : found;
}
