import { createServer } from "node:net";
import { expect, test } from "vitest";
import { collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { ReplayServer } from "../testing/replay-server.ts";
import { createGateway } from "./create-gateway.ts";
import { sse } from "./describe-model-gateway.ts";
import type { Limits } from "./limits.ts";
import { limitsFor } from "./limits.ts";
import { watchStream, withWatchdog } from "./watchdog.ts";

const never = 60_000;
const patient: Limits = { connectMs: never, firstTokenMs: never, idleMs: never, totalMs: never };
const signal = new AbortController().signal;

const start =
  'event: message_start\ndata: {"type":"message_start","message":{"model":"m","usage":{"input_tokens":7}}}\n\n';
const words =
  'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half"}}\n\n';
const usage = { inputUncached: 7 };

// Silence of every kind, for every gateway: see faults.test.ts.
test("counts without words, for ever, are no sign of life", async () => {
  const counts = 'event: message_delta\ndata: {"type":"message_delta","usage":{"output_tokens":9}}\n\n';
  await using server = await ReplayServer.start();
  const body = start + words + counts.repeat(200_000);
  server.play({ headers: sse, body, chunkBytes: counts.length, ending: "hang" });
  const gateway = createGateway({ provider: "anthropic", apiKey: "k", baseUrl: server.url });
  const answer = await collectAnswer(watchStream(gateway, modelRequest(), { ...patient, idleMs: 40 }, signal));
  expect(answer.end).toBe("idle-timeout");
  await server.requests[0]?.closed;
});

test("the time that is left for the task caps the time of an attempt, and when none is left nothing is sent", async () => {
  await using server = await ReplayServer.start();
  server.play({ headers: sse, body: start + words, ending: "hang" });
  const gateway = withWatchdog(
    createGateway({ provider: "anthropic", apiKey: "k", baseUrl: server.url }),
    () => patient,
  );
  const ask = (remainingMs: number) => collectAnswer(gateway.stream(modelRequest({ remainingMs }), signal));
  expect(await ask(0)).toMatchObject({
    end: "total-timeout",
    detail: "The time for all attempts at this was over. Nothing was sent.",
  });
  expect(server.requests).toEqual([]);
  expect(await ask(1_000)).toMatchObject({ text: "Half", end: "total-timeout", usage });
  expect(server.requests).toHaveLength(1);
  await server.requests[0]?.closed;
});

test("a server that never finishes the handshake is `connect`", async () => {
  const sockets = new Set<{ destroy(): void }>();
  const mute = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await new Promise((resolve) => mute.once("listening", resolve));
  const { port } = mute.address() as { port: number };
  const gateway = createGateway({ provider: "openai", apiKey: "k", baseUrl: `https://127.0.0.1:${port}/v1` });
  const answer = await collectAnswer(watchStream(gateway, modelRequest(), { ...patient, connectMs: 40 }, signal));
  expect([answer.end, answer.detail]).toEqual([
    "connect",
    "No connection to the provider within 40 ms. Nothing was sent.",
  ]);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => mute.close(resolve));
});

test("a person's stop stays `cancelled`, and an answer in time stays an answer", async () => {
  const stop = new AbortController();
  await using server = await ReplayServer.start();
  server.play({ headers: sse, body: start + words, ending: "hang" });
  const gateway = withWatchdog(
    createGateway({ provider: "anthropic", apiKey: "k", baseUrl: server.url }),
    () => patient,
  );
  const seen: string[] = [];
  for await (const event of gateway.stream(modelRequest(), stop.signal)) {
    seen.push(event.type === "failed" ? event.failure.kind : event.type);
    if (event.type === "text-delta") stop.abort();
  }
  expect(seen).toEqual(["ping", "started", "usage", "text-delta", "cancelled"]);

  const end = 'data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}\n\ndata: {"type":"message_stop"}\n\n';
  server.play({ headers: sse, body: start + words + end, ending: "hang" });
  expect((await collectAnswer(gateway.stream(modelRequest(), signal))).end).toBe("complete");
});

test("limits grow with the prompt, with hidden thinking and with what may be written", () => {
  const small = modelRequest({ model: "claude-opus-5-5", instructions: "", parts: [], maxOutputTokens: 1000 });
  const large = { ...small, parts: [{ name: "whole", text: "x".repeat(600_000) }] };
  expect(limitsFor("anthropic", small)).toEqual({
    connectMs: 15_000,
    firstTokenMs: 60_000,
    idleMs: 90_000,
    totalMs: 350_000,
  });
  expect(limitsFor("anthropic", large).firstTokenMs).toBe(160_000);
  expect(limitsFor("openai", { ...small, model: "gpt-6" }).idleMs).toBe(330_000);
  expect(limitsFor("anthropic", { ...small, maxOutputTokens: 1_000_000 }).totalMs).toBe(3_600_000);
});
