import type { ModelRequest } from "../engine/ports/model-gateway.ts";

/** A request with everything filled in; a test spells out what matters to it. */
export function modelRequest(given: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: "some-model",
    instructions: "Groundplan build-module v1",
    parts: [{ name: "section", text: "Build it." }],
    maxOutputTokens: 1000,
    subject: { promptId: "build-module", projectId: "p1" },
    ...given,
  };
}
