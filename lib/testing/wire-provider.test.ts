import { GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { createGateway } from "../models/create-gateway.ts";
import { withFaults } from "./chaos/choose-fault.ts";
import { collectAnswer } from "./collect-answer.ts";
import { modelRequest } from "./model-request.ts";
import { WireProvider } from "./wire-provider.ts";

const signal = new AbortController().signal;
const usage = { input: 100, cacheRead: 40, cacheWrite: 20, output: 50, thinking: 5 };
const prompt = { inputUncached: 100, cacheRead: 40, cacheWrite5m: 20, cacheWrite1h: 0 };

test("the ledger says of each request what was billed and what was told, at an address too", async () => {
  const handler = withFaults(() => ({ text: "Thirty characters of an answer", thinking: "So.", usage }));
  await using wire = await WireProvider.start({ handler });
  const gateway = createGateway({ provider: "anthropic", apiKey: "k", baseUrl: wire.baseUrls.anthropic });
  for (const model of ["m", "m+early-end", "m+error-500", "m+wrong-model", "m+no-usage"])
    await collectAnswer(gateway.stream(modelRequest({ model }), signal));
  for (const entry of wire.ledger) await wire.closed(entry);
  const whole = { ...prompt, output: 50, reasoning: 5 };
  const common = { format: "anthropic", state: "over", status: 200 };
  expect(wire.ledger).toEqual([
    { ...common, number: 1, model: "m", servedModel: "m", fault: null, billed: whole, told: whole },
    {
      ...{ ...common, number: 2, model: "m+early-end", servedModel: "m+early-end", fault: "early-end" },
      // Half the words, by a third of their bytes, and the thought.
      ...{ billed: { ...prompt, output: 5, reasoning: 1 }, told: prompt },
    },
    {
      ...{ ...common, number: 3, model: "m+error-500", servedModel: "m+error-500", fault: "error-500", status: 500 },
      ...{ billed: {}, told: {} },
    },
    {
      ...{ ...common, number: 4, model: "m+wrong-model", servedModel: "claude-haiku-5-5", fault: "wrong-model" },
      ...{ billed: whole, told: whole },
    },
    {
      ...{ ...common, number: 5, model: "m+no-usage", servedModel: "m+no-usage", fault: "no-usage" },
      ...{ billed: whole, told: {} },
    },
  ]);
  expect(await (await fetch(`${wire.url}/chaos/ledger`)).json()).toEqual(wire.ledger);
});

const hanging = withFaults(
  () => ({ text: "Some words." }),
  () => "hang-mid",
);

test("a client that goes ends a silent connection", async () => {
  await using wire = await WireProvider.start({ handler: hanging });
  const gateway = createGateway({ provider: "openai", apiKey: "k", baseUrl: wire.baseUrls.openai });
  for await (const event of gateway.stream(modelRequest(), signal)) if (event.type === "text-delta") break;
  for (const entry of wire.ledger) await wire.closed(entry);
  expect(wire.ledger).toMatchObject([{ state: "left", fault: "hang-mid" }]);
});

test("a silent connection that nobody leaves ends by itself", async () => {
  await using wire = await WireProvider.start({ handler: hanging, holdMs: 50 });
  const gateway = createGateway({ provider: "openai", apiKey: "k", baseUrl: wire.baseUrls.openai });
  expect((await collectAnswer(gateway.stream(modelRequest(), signal))).end).toBe("cut");
});

test("Gemini's answer in one piece is that of its stream", async () => {
  await using wire = await WireProvider.start({
    handler: withFaults(() => ({ text: "All of it.", thinking: "Hm.", usage })),
  });
  const { models } = new GoogleGenAI({ apiKey: "k", apiVersion: "v1beta", httpOptions: { baseUrl: wire.url } });
  const whole = await models.generateContent({ model: "m", contents: "x" });
  expect(whole.text).toBe("All of it.");
  expect(whole.usageMetadata).toMatchObject({
    ...{ promptTokenCount: 140, cachedContentTokenCount: 40, candidatesTokenCount: 50, thoughtsTokenCount: 5 },
  });
  await expect(models.generateContent({ model: "m+malformed", contents: "x" })).rejects.toThrow();
  expect(wire.ledger.map(({ format, fault }) => [format, fault])).toEqual([
    ["gemini", null],
    ["gemini", "malformed"],
  ]);
});
