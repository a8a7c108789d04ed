import { createGateway } from "../lib/models/create-gateway.ts";
import type { Limits } from "../lib/models/limits.ts";
import { watchStream } from "../lib/models/watchdog.ts";
import { withFaults } from "../lib/testing/chaos/choose-fault.ts";
import type { FaultName } from "../lib/testing/chaos/faults.ts";
import { modelRequest } from "../lib/testing/model-request.ts";
import { WireProvider } from "../lib/testing/wire-provider.ts";
import { percentile, report } from "./report.ts";

/**
 * How much later than its limit a silent request is over: from the last that counted (the request on its way, the
 * last word) to the terminal event, less the limit.
 */
const limitMs = 1_000;
const times = 10;
const limits: Limits = { connectMs: 60_000, firstTokenMs: limitMs, idleMs: limitMs, totalMs: 60_000 };
const silences: readonly FaultName[] = [
  "hang-before-headers",
  "hang-before-token",
  "pings-only",
  "hang-mid",
  "pings-mid",
];

await using wire = await WireProvider.start({
  handler: withFaults(() => ({ text: "Some words, and then no more. ".repeat(100) })),
  tickMs: 10,
});
const beyond: number[] = [];
for (const fault of silences)
  for (const provider of ["anthropic", "gemini", "openai"] as const)
    beyond.push(...(await Promise.all(Array.from({ length: times }, () => beyondLimit(provider, fault)))));
report({
  "Requests that fell silent": beyond.length,
  "Time beyond the limit, median (ms)": percentile(beyond, 0.5),
  "Time beyond the limit, most (ms)": Math.max(...beyond),
});

async function beyondLimit(provider: "anthropic" | "gemini" | "openai", fault: FaultName): Promise<number> {
  const gateway = createGateway({ provider, apiKey: "local", baseUrl: wire.baseUrls[provider] });
  const request = modelRequest({ model: `model+${fault}` });
  let last: number | undefined;
  for await (const event of watchStream(gateway, request, limits, new AbortController().signal)) {
    const now = performance.now();
    if (event.type === "finished") throw new Error(`${provider} took ${fault} for an answer`);
    if (event.type === "failed") return now - (last ?? Number.NaN) - limitMs;
    // The first event is the request on its way.
    if (event.type === "text-delta" || last === undefined) last = now;
  }
  throw new Error(`${provider} said nothing at the end`);
}
