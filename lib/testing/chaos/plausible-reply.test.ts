import { expect, test } from "vitest";
import { builderPacket } from "../../domain/blueprint/builder-packet.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { acceptAnswer } from "../../domain/build/accept-answer.ts";
import { createAnswerParser } from "../../domain/build/parse-answer.ts";
import { plausibleReply } from "./plausible-reply.ts";

function ask(prompt: string, text: string): string {
  return plausibleReply({ provider: "gemini", model: "m", system: `Groundplan ${prompt} v1\n`, text }).text;
}

test("the blueprint can be built, and the answers to its builders are accepted", () => {
  const { blueprint, diagnostics } = parseBlueprint(ask("draft-blueprint", "A brief."));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!blueprint) throw new Error("the blueprint cannot be read");
  for (const module of blueprint.modules) {
    const packet = builderPacket({
      ...{ blueprint, moduleId: module.id, context: "slice", nonce: "n1", reads: [], existing: [] },
    });
    const parser = createAnswerParser("n1");
    parser.push(ask("build-module", packet.parts.map(({ text }) => text).join("\n\n")));
    const accepted = acceptAnswer({ answer: parser.end(), module, blueprint, existing: [] });
    expect(accepted.ok && accepted.value.write).toEqual([
      { path: `src/${module.id}/${module.id}.txt`, content: "good\n" },
    ]);
  }
});

test("a reviewer approves, and whoever asks something else gets a sentence", () => {
  expect(JSON.parse(ask("review-module", "…"))).toEqual({ verdict: "approved", findings: [], rulings: [] });
  expect(ask("", "Hello?")).toMatch(/^This is a plausible answer/);
});
