import { expect, test } from "vitest";
import { collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { WireProvider } from "../testing/wire-provider.ts";
import { createGateways } from "./create-gateways.ts";

const signal = new AbortController().signal;

test("a key that comes and goes is seen at once, and the script needs none", async () => {
  await using wire = await WireProvider.start({ keys: ["right"], handler: () => ({ text: "Here." }) });
  const keys = new Map<string, string>();
  const gateways = createGateways(
    (provider) => {
      const apiKey = keys.get(provider);
      return apiKey === undefined ? undefined : { apiKey, baseUrl: wire.baseUrls[provider] };
    },
    async () => ({ text: "Played.", firstTokenMs: 0, tokensPerSecond: 1000 }),
  );
  expect(gateways.get("gemini")).toBeUndefined();
  keys.set("gemini", "wrong");
  const stream = (provider: "gemini" | "scripted") => {
    const gateway = gateways.get(provider);
    if (!gateway) throw new Error(`${provider} is not configured`);
    return gateway.stream(modelRequest(), signal);
  };
  const ask = () => collectAnswer(stream("gemini"));
  expect((await ask()).end).toBe("auth");
  keys.set("gemini", "right");
  expect(await ask()).toMatchObject({ text: "Here.", end: "complete" });
  expect(await collectAnswer(stream("scripted"))).toMatchObject({ text: "Played.", end: "complete" });
});
