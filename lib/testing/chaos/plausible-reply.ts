import { textBlueprint } from "../text-blueprint.ts";
import type { WireReply, WireRequest } from "../wire/wire-request.ts";

const blueprint = textBlueprint({
  modules: [{ id: "north" }, { id: "south" }, { id: "roof", depends: ["north", "south"] }],
});

/**
 * A small answer of the kind that was asked for: a blueprint of three text files, the file of a module, a verdict.
 * Enough for a build of any blueprint of `textBlueprint`; anything else that asks gets a sentence.
 */
export function plausibleReply(request: WireRequest): WireReply {
  const prompt = /^Groundplan ([a-z-]+) v\d+/.exec(request.system)?.[1] ?? "";
  return { text: textFor(prompt, request.text), thinking: "What is asked for, and what is enough?" };
}

function textFor(prompt: string, asked: string): string {
  switch (prompt) {
    case "draft-blueprint":
    case "change-blueprint":
    case "repair-blueprint":
      return blueprint;
    case "build-module":
    case "fix-module":
      return moduleFile(asked);
    case "review-module":
    case "review-integration":
      return JSON.stringify({ verdict: "approved", findings: [], rulings: [] });
    default:
      return "This is a plausible answer of a provider that may misbehave at any moment.";
  }
}

function moduleFile(asked: string): string {
  const id = /The module is ([a-z0-9-]+);/.exec(asked)?.[1] ?? "unknown";
  const nonce = /The mark of your tags is `([a-z0-9]+)`/.exec(asked)?.[1] ?? "";
  return `<file-${nonce} path="src/${id}/${id}.txt">\ngood\n</file-${nonce}>\n`;
}
