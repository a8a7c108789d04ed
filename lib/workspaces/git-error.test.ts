import { expect, test } from "vitest";
import { toGitError } from "./git-error.ts";

test.each([
  ["fatal: sha1 file '.git/x' write error: No space left on device", "disk-full"],
  ["fatal: sha1 file 'objects/pack/tmp_pack_1' write error. Out of diskspace", "disk-full"],
  ["error: unable to write file objects/ab: Disk quota exceeded", "disk-full"],
  ["fatal: not a tree object", "git-failed"],
])("%j is %s", (stderr, type) => {
  expect(toGitError(["write-tree"], 128, stderr).type).toBe(type);
});
