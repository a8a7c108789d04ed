import type { ModelRequest } from "../lib/engine/ports/model-gateway.ts";
import type { FindReply, ScriptedReply } from "../lib/models/scripted/gateway.ts";

/** How long a reply takes, from the request to its last word, as far as its script says. */
export type ReplyTime = (request: ModelRequest) => number;

/** The scripted gateway pauses this long after every piece that it writes. */
const tickMs = 40;
const bytesPerToken = 3;

/**
 * Words for every question of a build in which nothing goes wrong: a file a module, and approval. A reply begins
 * after most of its time and is written in at most `ticks` pieces.
 */
export function smoothReplies(timeOf: ReplyTime, ticks: number): FindReply {
  return async (request) => {
    const { promptId, moduleId = "", nonce = "" } = request.subject;
    const text = promptId.startsWith("review")
      ? JSON.stringify({ verdict: "approved", findings: [], rulings: [] })
      : `<file-${nonce} path="src/${moduleId}/index.ts">\n${fileOf(moduleId)}</file-${nonce}>\n`;
    return paced(text, timeOf(request), ticks);
  };
}

function paced(text: string, totalMs: number, ticks: number): ScriptedReply {
  const pieceLength = Math.ceil(text.length / ticks);
  const pieces = Math.ceil(text.length / pieceLength);
  return {
    text,
    firstTokenMs: totalMs - pieces * tickMs,
    tokensPerSecond: (pieceLength * 1000) / (bytesPerToken * tickMs),
  };
}

function fileOf(moduleId: string): string {
  const lines = Array.from(
    { length: 30 },
    (_, index) => `export const line${index} = (text: string): number => text.split(" ").length + ${index};\n`,
  );
  return `// ${moduleId}\n${lines.join("")}`;
}

/** Between two bounds, the same for the same words: what chance would give, and a second run gives again. */
export function between(leastMs: number, mostMs: number, words: string): number {
  let hash = 2166136261;
  for (const character of words) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  return leastMs + (hash % (mostMs - leastMs + 1));
}
