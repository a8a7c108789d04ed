import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import type { ModelGateway } from "../engine/ports/model-gateway.ts";
import { collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { type Replay, ReplayServer } from "../testing/replay-server.ts";
import { WireProvider } from "../testing/wire-provider.ts";
import { watchStream } from "./watchdog.ts";

export interface GatewaySubject {
  readonly provider: "anthropic" | "gemini" | "openai";
  create(endpoint: { readonly baseUrl: string; readonly apiKey: string }): ModelGateway;
  /** Holds `text.sse`, and the error that a wrong key gets. */
  readonly fixtures: URL;
  /** A part of `text.sse` before whose end the answer is not complete. */
  readonly finishMark: string;
  readonly wrongKey: { readonly status: number; readonly file: string };
}

export const sse = { "content-type": "text/event-stream" };
export const text = "Ein Gruß, 日本 🌍.";
const key = "key-of-the-contract-suite";

/** What every gateway promises, over real sockets. Called once an adapter, inside its `describe`. */
export function describeModelGateway(subject: GatewaySubject): void {
  const body = readFileSync(new URL("text.sse", subject.fixtures));
  const ask = async (replay: Replay, signal = new AbortController().signal) => {
    await using server = await ReplayServer.start();
    server.play(replay);
    const gateway = subject.create({ baseUrl: server.url, apiKey: key });
    return { answer: await collectAnswer(gateway.stream(modelRequest(), signal)), requests: server.requests };
  };

  test.each([1, 37, body.length])("a whole answer arrives, written %i bytes at a time", async (chunkBytes) => {
    const { answer, requests } = await ask({ headers: sse, body, chunkBytes });
    expect(answer).toMatchObject({ text, end: "complete", usage: { inputUncached: 21, output: 12 } });
    expect(requests).toHaveLength(1);
  });

  const complete = body.indexOf(subject.finishMark) + subject.finishMark.length;
  const places = Array.from({ length: 40 }, (_, place) => Math.floor((place * complete) / 40));

  test.each(["end", "reset"] as const)(
    "an answer before whose finish comes the %s is never taken for one",
    async (ending) => {
      for (const at of places) {
        const { answer } = await ask({ headers: sse, body: body.subarray(0, at), ending });
        expect(answer.end, `at byte ${at}`).toBe("cut");
      }
    },
  );

  test("an answer that falls silent anywhere before its finish is never taken for one", async () => {
    const limits = { connectMs: 60_000, firstTokenMs: 200, idleMs: 200, totalMs: 60_000 };
    const silent = places.map(async (at) => {
      await using server = await ReplayServer.start();
      server.play({ headers: sse, body: body.subarray(0, at), ending: "hang" });
      const gateway = subject.create({ baseUrl: server.url, apiKey: key });
      const answer = await collectAnswer(watchStream(gateway, modelRequest(), limits, new AbortController().signal));
      await server.requests[0]?.closed;
      return answer.end;
    });
    for (const end of await Promise.all(silent)) expect(["first-token-timeout", "idle-timeout"]).toContain(end);
  });

  test("a connection that is reset in the middle is cut, and what was known is kept", async () => {
    const half = body.subarray(0, body.indexOf("日本") - 60);
    const { answer } = await ask({ headers: sse, body: half, ending: "reset" });
    expect(answer.end).toBe("cut");
  });

  test("an abort in the middle ends with `cancelled` and closes the connection", async () => {
    await using server = await ReplayServer.start();
    server.play({ headers: sse, body: body.subarray(0, body.indexOf(subject.finishMark)), ending: "hang" });
    const stop = new AbortController();
    const gateway = subject.create({ baseUrl: server.url, apiKey: key });
    const stream = gateway.stream(modelRequest(), stop.signal);
    const seen: string[] = [];
    for await (const event of stream) {
      seen.push(event.type === "failed" ? event.failure.kind : event.type);
      if (event.type === "text-delta") stop.abort();
    }
    expect(seen.at(-1)).toBe("cancelled");
    expect(seen.filter((type) => type === "cancelled")).toHaveLength(1);
    await server.requests[0]?.closed;
  });

  test("an abort before any answer ends with `cancelled` and closes the connection", async () => {
    await using server = await ReplayServer.start();
    server.play({ body: "", ending: "no-headers" });
    const stop = new AbortController();
    const arrived = server.answered();
    const answer = collectAnswer(
      subject.create({ baseUrl: server.url, apiKey: key }).stream(modelRequest(), stop.signal),
    );
    await arrived;
    stop.abort();
    expect(await answer).toMatchObject({ text: "", end: "cancelled", usage: {} });
    await server.requests[0]?.closed;
  });

  test("an aborted signal sends nothing", async () => {
    const { answer, requests } = await ask({ headers: sse, body }, AbortSignal.abort());
    expect(answer.end).toBe("cancelled");
    expect(requests).toEqual([]);
  });

  test("a consumer that leaves closes the connection", async () => {
    await using server = await ReplayServer.start();
    server.play({ headers: sse, body: body.subarray(0, body.indexOf(subject.finishMark)), ending: "hang" });
    const gateway = subject.create({ baseUrl: server.url, apiKey: key });
    for await (const event of gateway.stream(modelRequest(), new AbortController().signal)) {
      if (event.type === "text-delta") break;
    }
    await server.requests[0]?.closed;
    expect(server.requests).toHaveLength(1);
  });

  test("a port that nobody listens on is `connect`", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as { port: number };
    await new Promise((resolve) => taken.close(resolve));
    const gateway = subject.create({ baseUrl: `http://127.0.0.1:${port}`, apiKey: key });
    expect((await collectAnswer(gateway.stream(modelRequest(), new AbortController().signal))).end).toBe("connect");
    const check = await gateway.check(new AbortController().signal);
    expect(check.ok ? "ok" : check.failure.kind).toBe("connect");
  });

  test.each([500, 503, 529, 429])("status %i is asked once: retries are not the SDK's", async (status) => {
    const { answer, requests } = await ask({ status, headers: { "content-type": "text/plain" }, body: "no" });
    expect(requests).toHaveLength(1);
    expect(["server-error", "overloaded", "rate-limited"]).toContain(answer.end);
  });

  test("a web page and a redirect are no answers, and the key goes nowhere else", async () => {
    await using elsewhere = await ReplayServer.start();
    const page = await ask({ headers: { "content-type": "text/html" }, body: "<!doctype html><p>Sign in" });
    const moved = await ask({ status: 307, headers: { location: `${elsewhere.url}/v1/messages` }, body: "" });
    expect([page.answer.end, moved.answer.end]).toEqual(["malformed", "malformed"]);
    expect(elsewhere.requests).toEqual([]);
  });

  test("bytes that are no protocol at all are a failure", async () => {
    const { answer } = await ask({ headers: sse, body: Buffer.from([0xff, 0xfe, 0, 10, 10, 255, 10, 10]) });
    expect(["cut", "malformed"]).toContain(answer.end);
  });

  test("the key is in no failure, and a wrong one is `auth` in both requests", async () => {
    const error = readFileSync(new URL(subject.wrongKey.file, subject.fixtures), "utf8").replace("KEY", key);
    await using server = await ReplayServer.start();
    server.play({ status: subject.wrongKey.status, headers: { "content-type": "application/json" }, body: error });
    const gateway = subject.create({ baseUrl: server.url, apiKey: key });
    const answer = await collectAnswer(gateway.stream(modelRequest(), new AbortController().signal));
    const check = await gateway.check(new AbortController().signal);
    expect([answer.end, check.ok ? "ok" : check.failure.kind]).toEqual(["auth", "auth"]);
    expect(JSON.stringify([answer, check])).not.toContain(key);
  });

  test("a server without a list of models says nothing about the key", async () => {
    await using server = await ReplayServer.start();
    server.play({ status: 404, headers: { "content-type": "application/json" }, body: "{}" });
    const gateway = subject.create({ baseUrl: server.url, apiKey: key });
    expect(await gateway.check(new AbortController().signal)).toEqual({ ok: true, models: [] });
  });

  test("the wire server understands the request, and its answer comes back whole", async () => {
    await using wire = await WireProvider.start({
      keys: [key],
      models: ["some-model"],
      handler: (request) => ({ text: request.text.toUpperCase(), chunkCharacters: 3 }),
    });
    const gateway = subject.create({ baseUrl: wire.baseUrls[subject.provider], apiKey: key });
    const parts = [
      { name: "shared", text: "first", cache: "1h" as const },
      { name: "empty", text: "" },
      { name: "section", text: "second" },
    ];
    const answer = await collectAnswer(gateway.stream(modelRequest({ parts }), new AbortController().signal));
    expect(answer).toMatchObject({
      text: "FIRST\n\nSECOND",
      end: "complete",
      servedModel: "some-model",
      usage: { inputUncached: 13, output: 5 },
    });
    expect(wire.requests).toEqual([
      {
        provider: subject.provider,
        model: "some-model",
        system: "Groundplan build-module v1",
        text: "first\n\nsecond",
        maxOutputTokens: 1000,
      },
    ]);
    expect(await gateway.check(new AbortController().signal)).toEqual({ ok: true, models: ["some-model"] });
  });
}
