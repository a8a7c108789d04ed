import { expect, test } from "vitest";
import { emptyTree } from "./empty-tree.ts";
import type { ProcessRun } from "./run-process.ts";
import { beginsLine, toSandboxRun } from "./sandbox-script.ts";

const limits = { wallMs: 1000, cpuS: 1, memoryMb: 1024, pids: 64, diskMb: 64, outputBytes: 3 };
const job = { tree: emptyTree, command: "some command", limits };

function ended(run: Omit<ProcessRun, "stdout" | "stderr" | "durationMs">, stdout: string, stderr: string): ProcessRun {
  return { ...run, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr), durationMs: 1 };
}

test.each([
  ["said that it began", { exitCode: 0 }, "", `a warning\n${beginsLine}\n`, { exitCode: 0, output: "" }],
  [
    "flooded its output before that arrived",
    { killedBy: "output" },
    "yyy",
    "",
    {
      killedBy: "output",
      output: "yyy\n[stopped: more than 3 bytes of output, or more artefacts than fit]\n",
    },
  ],
  [
    "was cancelled before it began",
    { killedBy: "cancelled" },
    "",
    "",
    { killedBy: "cancelled", output: "\n[cancelled]\n" },
  ],
] as const)("a command that %s has run", (_, how, stdout, stderr, run) => {
  expect(toSandboxRun(job, ended(how, stdout, stderr))).toEqual({ ...run, durationMs: 1 });
});

test.each([
  ["failed", { exitCode: 1 }, "tar: not an archive"],
  ["said too much", { killedBy: "output" }, "tar: not an archive, again and again"],
] as const)("a sandbox that %s before the command began has no result", (_, how, stderr) => {
  expect(() => toSandboxRun(job, ended(how, "", stderr))).toThrow("nothing was executed: tar: not an archive");
});
