import { expect, test } from "vitest";
import { isDiskFull } from "./is-disk-full.ts";

test.each([
  ["a file that could not be written", Object.assign(new Error("write"), { code: "ENOSPC" }), true],
  ["a quota that is used up", Object.assign(new Error("write"), { code: "EDQUOT" }), true],
  ["PostgreSQL's own word for it", Object.assign(new Error("could not extend file"), { code: "53100" }), true],
  ["a repository's", Object.assign(new Error("git"), { type: "disk-full" }), true],
  ["one that it caused", new Error("task", { cause: Object.assign(new Error("w"), { code: "ENOSPC" }) }), true],
  [
    "PostgreSQL's, as Prisma hands it on",
    Object.assign(new Error("q"), {
      code: "P2010",
      meta: { driverAdapterError: { cause: { originalCode: "53100" } } },
    }),
    true,
  ],
  ["another error", Object.assign(new Error("write"), { code: "EACCES" }), false],
  ["what is no error", "ENOSPC", false],
])("%s", (_, error, full) => expect(isDiskFull(error)).toBe(full));
