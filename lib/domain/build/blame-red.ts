import type { Blueprint } from "../blueprint/blueprint.ts";
import { matchesOwns } from "../blueprint/owns.ts";

/** Whom the red output of a check speaks of. */
export interface Blame {
  /** Places in the module's own files. */
  readonly own: readonly string[];
  /** Places in files of others, with the owner where there is one. */
  readonly others: readonly { readonly path: string; readonly moduleId: string | undefined }[];
}

/** `src/a.ts(3,5): error TS…` of the compiler. */
const compilerPlace = /^(?:\/box\/|\.\/)?([\w@.()[\]+/-]+?)\(\d+,\d+\): error TS\d+/gm;
/** `test at src/a.test.ts:3:1` and `location: '/box/src/a.test.ts:3:1'` of Node's test runner. */
const testPlace = /(?:^test at |location: ')(?:\/box\/|\.\/)?([\w@.()[\]+/-]+?):\d+:\d+/gm;

/** Reads the places that a compiler or Node's test runner names, and sorts them by owner. Paths once each. */
export function blameRed(output: string, blueprint: Blueprint, moduleId: string): Blame {
  const places = [...output.matchAll(compilerPlace), ...output.matchAll(testPlace)].flatMap(([, path]) => path ?? []);
  const paths = [...new Set(places)];
  const ownerOf = (path: string) => blueprint.modules.find((module) => matchesOwns(module.owns, path))?.id;
  const owned = paths.map((path) => ({ path, moduleId: ownerOf(path) }));
  return {
    own: owned.filter((place) => place.moduleId === moduleId).map(({ path }) => path),
    others: owned.filter((place) => place.moduleId !== moduleId),
  };
}

/** True when the output speaks only of files of others; one that names no place belongs to whoever caused it. */
export function isOthersOnly(blame: Blame): boolean {
  return blame.own.length === 0 && blame.others.length > 0;
}
