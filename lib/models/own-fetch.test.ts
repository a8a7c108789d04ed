import { afterEach, expect, test, vi } from "vitest";
import { ReplayServer } from "../testing/replay-server.ts";
import { ownFetch } from "./own-fetch.ts";

afterEach(() => vi.unstubAllGlobals());

test("only our own headers are sent, whatever an SDK adds", async () => {
  await using server = await ReplayServer.start();
  server.play({ body: "ok" });
  const fetch = ownFetch({ baseUrl: server.url, headers: { authorization: "Bearer ours" } });
  await fetch(server.url, { method: "POST", body: "{}", headers: { authorization: "Bearer other", "x-other": "1" } });
  const { authorization, "x-other": other, "user-agent": agent } = server.requests[0]?.headers ?? {};
  expect({ authorization, other, agent }).toEqual({
    authorization: "Bearer ours",
    other: undefined,
    agent: "groundplan",
  });
});

test("another origin than the configured one is never called", async () => {
  await using server = await ReplayServer.start();
  const fetch = ownFetch({ baseUrl: "http://127.0.0.1:1", headers: { authorization: "Bearer ours" } });
  await expect(fetch(server.url)).rejects.toThrow("only http://127.0.0.1:1 is configured");
  expect(server.requests).toEqual([]);
});

test("the fetch that Next wraps is unwrapped", async () => {
  await using server = await ReplayServer.start();
  server.play({ body: "ok" });
  const wrapped = Object.assign(() => Promise.reject(new Error("wrapped")), { _nextOriginalFetch: globalThis.fetch });
  vi.stubGlobal("fetch", wrapped);
  expect(await (await ownFetch({ baseUrl: server.url, headers: {} })(server.url)).text()).toBe("ok");
});

test("the moment when the request is on a connection is seen before the answer", async () => {
  await using server = await ReplayServer.start();
  server.play({ body: "ok" });
  const seen: string[] = [];
  const fetch = ownFetch({
    baseUrl: server.url,
    headers: {},
    onConnected: () => seen.push("connected"),
    onAnswer: () => seen.push("answer"),
  });
  await fetch(server.url);
  expect(seen).toEqual(["connected", "answer"]);
});
