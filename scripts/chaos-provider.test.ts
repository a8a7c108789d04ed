import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { createGateway } from "#lib/models/create-gateway.ts";
import { collectAnswer } from "#lib/testing/collect-answer.ts";
import { modelRequest } from "#lib/testing/model-request.ts";

const program = new URL("chaos-provider.ts", import.meta.url).pathname;
const started: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(...options: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, ...options]);
  started.push(child);
  return child;
}

async function addressOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface(child.stdout)) {
    const address = /ANTHROPIC_BASE_URL=(\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error("it ended without an address");
}

test("it answers, misbehaves when asked to, keeps its ledger, and ends with the pipe of whoever started it", async () => {
  const child = start("--port", "0");
  const url = await addressOf(child);
  const gateway = createGateway({ provider: "anthropic", apiKey: "any", baseUrl: url });
  const ask = (model: string) =>
    collectAnswer(gateway.stream(modelRequest({ model, instructions: "Be brief." }), new AbortController().signal));
  expect(await ask("claude-opus-5-5")).toMatchObject({ end: "complete", servedModel: "claude-opus-5-5" });
  expect(await ask("claude-opus-5-5+early-end")).toMatchObject({ end: "cut" });
  const ledger = await (await fetch(`${url}/chaos/ledger`)).json();
  expect(ledger).toMatchObject([{ fault: null }, { fault: "early-end" }]);
  const check = await gateway.check(new AbortController().signal);
  expect(check.ok && check.models).toContain("claude-opus-5-5+hang-mid");
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("with a rate and a seed, every start misbehaves in the same way", async () => {
  const faultsOf = async () => {
    const child = start("--port", "0", "--rate", "0.5", "--seed", "7", "--faults", "error-500,early-end,empty");
    const url = await addressOf(child);
    const gateway = createGateway({ provider: "openai", apiKey: "any", baseUrl: `${url}/v1` });
    const ends: string[] = [];
    for (let i = 0; i < 12; i++)
      ends.push((await collectAnswer(gateway.stream(modelRequest(), new AbortController().signal))).end);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    return ends;
  };
  const first = await faultsOf();
  expect(await faultsOf()).toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(1);
});

test.each([
  ["--faults", "reset,no-such-fault"],
  ["--rate", "2"],
  ["--port", "x"],
])("%s %s is refused", async (...options) => {
  const child = start(...options);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  expect(await once(child, "close")).toEqual([1, null]);
  expect(said).toMatch(/^A port, a rate from 0 to 1, a seed, and of these faults some: hang-before-headers/);
});
