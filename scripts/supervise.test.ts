import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { supervise } from "./supervise.mjs";

const said: string[] = [];

afterEach(() => {
  said.length = 0;
  vi.restoreAllMocks();
});

/**
 * Stands in for the server: each life takes the next of the words. "ready" and "fault" report the address and end by
 * losing the database or by a fault; a number ends with that exit code; a signal ends by that signal.
 */
async function live(words: readonly (number | string)[]) {
  vi.spyOn(console, "error").mockImplementation((word: string) => void said.push(word));
  const folder = temporaryFolder();
  const [program, script] = [join(folder, "node"), join(folder, "lives.json")];
  writeFileSync(script, JSON.stringify({ words, calls: [] }));
  writeFileSync(program, `#!${process.execPath}\n(${serverLife})(${JSON.stringify(script)});\n`, { mode: 0o755 });
  const exitCode = await supervise(program, ["--option"], { firstDelayMs: 1, longestDelayMs: 4 });
  const { calls } = JSON.parse(readFileSync(script, "utf8")) as { calls: string[][] };
  return { exitCode, lives: calls.length, lastOptions: calls.at(-1) };
}

function serverLife(script: string): void {
  const fs = process.getBuiltinModule("node:fs");
  const state = JSON.parse(fs.readFileSync(script, "utf8"));
  const word = state.words[Math.min(state.calls.length, state.words.length - 1)];
  state.calls.push(process.argv.slice(2));
  fs.writeFileSync(script, JSON.stringify(state));
  if (typeof word === "number") process.exit(word);
  const exitCode = { ready: 75, fault: 70 }[word as string];
  if (exitCode !== undefined) process.send?.({ address: "http://127.0.0.1:1" }, () => process.exit(exitCode));
  else process.kill(process.pid, word);
}

test("a server that ends well is not started again", async () => {
  expect(await live([0])).toEqual({ exitCode: 0, lives: 1, lastOptions: ["lib/server/main.ts", "--option"] });
});

test("a server that refuses to start is not started again", async () => {
  expect(await live([1])).toMatchObject({ exitCode: 1, lives: 1 });
});

test("a server that lost its database is started again, for as long as needed", async () => {
  const lives = Array.from({ length: 8 }, () => "ready");
  expect(await live([...lives, 0])).toEqual({
    exitCode: 0,
    lives: 9,
    lastOptions: ["lib/server/main.ts", "--option", "--again"],
  });
});

test("a server that never gets as far as being ready is given up", async () => {
  expect(await live([75])).toMatchObject({ exitCode: 1, lives: 5 });
  expect(said).toEqual([
    "The server ended 5 times in a row without getting anywhere. Giving up; what it said above is why.",
  ]);
});

test("a server that ends by its own fault is started again, but not for ever", async () => {
  expect(await live([70, 70, 0])).toMatchObject({ exitCode: 0, lives: 3 });
  expect(await live(["fault"])).toMatchObject({ exitCode: 1, lives: 5 });
});

test("a database of one's own that is away from the beginning is not waited for", async () => {
  expect(await live([69])).toMatchObject({ exitCode: 69, lives: 1 });
});

test("a database of one's own that goes away is waited for, without a limit", async () => {
  const away = Array.from({ length: 12 }, () => 69);
  expect(await live(["ready", ...away, "ready", 0])).toMatchObject({ exitCode: 0, lives: 15 });
  expect(said).toEqual(["No database answers. Trying again until one does; Ctrl-C ends."]);
});

test("a disk that is full is waited for as well, once the server was ready", async () => {
  expect(await live([74])).toMatchObject({ exitCode: 74, lives: 1 });
  expect(said).toEqual([]);
  const full = Array.from({ length: 7 }, () => 74);
  expect(await live(["ready", ...full, "ready", 69, ...full, 0])).toMatchObject({ exitCode: 0, lives: 18 });
  expect(said).toEqual([
    "The disk is full. Trying again until there is space; Ctrl-C ends. Nothing that was committed is lost.",
    "No database answers. Trying again until one does; Ctrl-C ends.",
    "The disk is full. Trying again until there is space; Ctrl-C ends. Nothing that was committed is lost.",
  ]);
});

test("a server that was killed is reported", async () => {
  expect(await live(["SIGKILL"])).toMatchObject({ exitCode: 1, lives: 1 });
  expect(said).toEqual(["The server was ended by SIGKILL. Committed work is kept: npm start goes on with it."]);
});
