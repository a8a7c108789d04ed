import { expect, test } from "vitest";
import { sandboxOffer } from "./sandbox-offer.ts";

const limits = { wallSeconds: 120, memoryMb: 1024 };

test("says what is there, what is not, and the limits", () => {
  const text = sandboxOffer({ level: "process", ...limits });
  for (const words of ["Node.js 26", "`tsc`", "`esbuild`", "a network of any kind", "120 seconds", "1024 MB"]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain("not executed");
});

test("says that commands are not executed where there is no sandbox", () => {
  expect(sandboxOffer({ level: "none", ...limits })).toContain("recorded as not executed");
});
