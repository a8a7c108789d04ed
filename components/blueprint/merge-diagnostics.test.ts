import { expect, test } from "vitest";
import { mergeDiagnostics } from "./merge-diagnostics.ts";

const problem = (code: string, line: number, severity: "error" | "warning" = "error") => ({
  code,
  severity,
  message: code,
  lines: { from: line, to: line },
});

test("errors come first, by line, and what both found is there once", () => {
  const read = [problem("vague-wording", 3, "warning"), problem("owns-empty", 9)];
  const told = [problem("owns-empty", 9), problem("install-failed", 5), problem("install-failed", 5)];
  expect(mergeDiagnostics(read, told).map(({ code, lines }) => [code, lines.from])).toEqual([
    ["install-failed", 5],
    ["owns-empty", 9],
    ["vague-wording", 3],
  ]);
});
