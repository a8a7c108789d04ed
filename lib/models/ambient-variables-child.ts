import { collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { createGateway } from "./create-gateway.ts";

// Started by the test beside it, in an environment that tries to redirect the SDKs.
const [provider, baseUrl] = process.argv.slice(2) as ["anthropic" | "gemini" | "openai", string];
const gateway = createGateway({ provider, baseUrl, apiKey: "our-key" });
const answer = await collectAnswer(gateway.stream(modelRequest(), new AbortController().signal));
console.log(answer.end);
