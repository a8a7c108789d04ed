import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { runProcess } from "./run-process.ts";

const limits = { wallMs: 10_000, outputBytes: 1_000, sideBytes: 1_000, signal: new AbortController().signal };
const shell = (command: string) => ({ file: "/bin/sh", args: ["-c", command], env: {}, ...limits });

test("a process that ends before its input has ended is no failure of the input", async () => {
  const input = new PassThrough();
  input.write("all that it wants\n");
  const run = await runProcess({ ...shell("read line; exec 0<&-; echo $line"), input: () => input });
  expect({ ...run, stdout: run.stdout.toString(), stderr: "", durationMs: 0 }).toEqual({
    exitCode: 0,
    stdout: "all that it wants\n",
    stderr: "",
    durationMs: 0,
  });
});

test("an input that fails ends the process and is named", async () => {
  const input = new PassThrough();
  input.write("some\n");
  setImmediate(() => input.destroy(new Error("git ended")));
  const run = await runProcess({ ...shell("cat"), input: () => input });
  expect(run.inputError).toEqual(new Error("git ended"));
});
