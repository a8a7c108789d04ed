import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { ReplayServer } from "../../testing/replay-server.ts";
import { anthropicVersion } from "./gateway.ts";

test("the version of the API that we name is the one that the installed SDK speaks", async () => {
  await using server = await ReplayServer.start();
  server.play({ headers: { "content-type": "application/json" }, body: '{"data":[],"has_more":false}' });
  await new Anthropic({ apiKey: "k", baseURL: server.url, maxRetries: 0 }).models.list();
  expect(server.requests[0]?.headers).toMatchObject({
    "anthropic-version": anthropicVersion,
    authorization: "Bearer k",
  });
});
