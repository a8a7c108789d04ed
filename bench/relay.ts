import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type LiveMessage, readLive } from "./live-reader.ts";
import { descendantsMb, residentMb, startOwnServer } from "./own-server.ts";
import { percentile, report } from "./report.ts";

/**
 * 50 projects whose architects write at the same time, over all three gateways, each followed by a client: how much
 * later than written a token is there. And what the server holds in memory before and meanwhile.
 */
const streams = 50;
const settleMs = 5_000;
const measureMs = 20_000;

const provider = fork(join(import.meta.dirname, "token-provider.ts"));
const [urls] = (await once(provider, "message")) as [Record<"anthropic" | "gemini" | "openai", string>];
const server = await startOwnServer({
  ANTHROPIC_API_KEY: "local",
  GEMINI_API_KEY: "local",
  OPENAI_API_KEY: "local",
  GROUNDPLAN_ANTHROPIC_BASE_URL: urls.anthropic,
  GROUNDPLAN_GEMINI_BASE_URL: urls.gemini,
  GROUNDPLAN_OPENAI_BASE_URL: urls.openai,
  GROUNDPLAN_REQUESTS_PER_PROVIDER: String(streams),
});
await pause(settleMs);
const idle = { server: residentMb(server.pid), others: descendantsMb(server.pid) };

const messages: LiveMessage[] = [];
for (let first = 0; first < streams; first += 10)
  await Promise.all(Array.from({ length: 10 }, (_, place) => openStream(first + place)));
await pause(settleMs);
messages.length = 0;
const samples: number[] = [];
const startedAt = performance.now();
while (performance.now() - startedAt < measureMs) {
  await pause(500);
  samples.push(residentMb(server.pid));
}
const measured = messages.slice();
const others = descendantsMb(server.pid);
provider.disconnect();
await server.end();

const seen = new Set(measured.map(({ stream }) => stream)).size;
if (seen !== streams) throw new Error(`only ${seen} of ${streams} streams were heard`);
const tokens = measured.reduce((sum, message) => sum + message.tokens.length, 0);
const whole = measured.flatMap(({ tokens, at }) => tokens.map((written) => toMs(at - written)));
const added = addedDelays(measured);
report({
  "Tokens a second that arrived": (tokens * 1000) / measureMs,
  "Messages a second to each client": (measured.length * 1000) / measureMs / streams,
  "Added delay, gathering apart, median (ms)": percentile(added, 0.5),
  "Added delay, gathering apart, 99th percentile (ms)": percentile(added, 0.99),
  "Whole delay of a token, median (ms)": percentile(whole, 0.5),
  "Whole delay of a token, 99th percentile (ms)": percentile(whole, 0.99),
  "Memory of the server, idle (MB)": idle.server,
  "Memory of the server, with the streams, most (MB)": Math.max(...samples),
  "Memory of PostgreSQL and its guard, idle (MB)": idle.others,
  "Memory of PostgreSQL and its guard, with the streams (MB)": others,
});

async function openStream(stream: number): Promise<void> {
  const model = [
    { provider: "anthropic", model: "claude-opus-5-5" },
    { provider: "gemini", model: "gemini-3.1-pro-preview" },
    { provider: "openai", model: "endless" },
  ][stream % 3];
  const project = await post("/api/projects", {
    name: `Stream ${stream}`,
    brief: "Words without end.",
    roles: { architect: [model] },
  });
  readLive(server.address, project.id, stream, (message) => messages.push(message));
  await post(`/api/projects/${project.id}/design`, {});
}

async function post(path: string, body: unknown): Promise<{ readonly id: string }> {
  const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  const response = await fetch(server.address + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { id: string };
}

/**
 * The server gathers what all streams wrote for some 33 ms and hands it on at once: each stream is in such a wave at
 * most once, and the newest token of the wave was written right before it was handed on. What a message took since
 * then is the way through gateway, channel and connection without the gathering.
 */
function addedDelays(all: readonly LiveMessage[]): readonly number[] {
  const waves: LiveMessage[][] = [];
  let streamsOfWave = new Set<number>();
  for (const message of all) {
    if (waves.length === 0 || streamsOfWave.has(message.stream)) {
      waves.push([]);
      streamsOfWave = new Set();
    }
    streamsOfWave.add(message.stream);
    waves.at(-1)?.push(message);
  }
  return waves.slice(1, -1).flatMap((wave) => {
    const newest = wave.flatMap(({ tokens }) => tokens).reduce((a, b) => (a > b ? a : b));
    return wave.map(({ at }) => toMs(at - newest));
  });
}

function toMs(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1e6;
}
