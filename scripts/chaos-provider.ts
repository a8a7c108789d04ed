import { fstatSync } from "node:fs";
import { parseArgs } from "node:util";
import { seededFaults, withFaults } from "#lib/testing/chaos/choose-fault.ts";
import { faultNames, isFaultName, passingFaults } from "#lib/testing/chaos/faults.ts";
import { plausibleReply } from "#lib/testing/chaos/plausible-reply.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

// `npm run chaos-provider -- --port 4010 --rate 0.2 --seed 7 --faults reset,hang-mid`: see docs/chaos-provider.md.
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    rate: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    faults: { type: "string", default: passingFaults.join(",") },
  },
});
const [port, rate, seed] = [values.port, values.rate, values.seed].map(Number) as [number, number, number];
const among = values.faults.split(",").filter(isFaultName);
const isRight = [port, rate, seed].every((number) => number >= 0) && rate <= 1;
if (!isRight || among.join(",") !== values.faults) {
  console.error(`A port, a rate from 0 to 1, a seed, and of these faults some: ${faultNames.join(", ")}`);
  process.exit(1);
}

const wire = await WireProvider.start({
  handler: withFaults(plausibleReply, seededFaults(seed, rate, among)),
  models: ["claude-opus-5-5", "gemini-3.8-flash", "gpt-6-sol"].flatMap((model) => [
    model,
    ...faultNames.map((fault) => `${model}+${fault}`),
  ]),
  port,
});
console.log(`A hostile provider, for tests: ${rate * 100} % faults, seed ${seed}.
  GROUNDPLAN_ANTHROPIC_BASE_URL=${wire.baseUrls.anthropic}
  GROUNDPLAN_GEMINI_BASE_URL=${wire.baseUrls.gemini}
  GROUNDPLAN_OPENAI_BASE_URL=${wire.baseUrls.openai}
Any key is taken. What was asked and billed: ${wire.url}/chaos/ledger`);

const parent = process.ppid;
const stop = async (): Promise<never> => {
  await wire[Symbol.asyncDispose]();
  process.exit(0);
};
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, stop);
// Whoever started it may end without a signal: then a pipe to it closes, or another process adopts this one.
const stdin = fstatSync(0);
if (stdin.isFIFO() || stdin.isSocket()) process.stdin.once("end", stop).once("error", stop).resume();
setInterval(() => process.ppid === parent || void stop(), 1_000).unref();
