import { createGateway } from "./create-gateway.ts";

// Started by the test beside it, in an environment that tries to redirect the SDKs.
const [provider, baseUrl] = process.argv.slice(2) as ["anthropic" | "gemini" | "openai", string];
const gateway = createGateway({ provider, baseUrl, apiKey: "our-key" });
const request = {
  model: "some-model",
  instructions: "",
  parts: [{ name: "section", text: "Build it." }],
  maxOutputTokens: 1000,
  subject: { promptId: "build-module", projectId: "p1" },
};
for await (const event of gateway.stream(request, new AbortController().signal)) {
  if (event.type === "finished") console.log(event.finish);
  if (event.type === "failed") console.log(event.failure.kind);
}
