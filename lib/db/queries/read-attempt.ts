import type { AttemptView } from "#lib/domain/api/build.ts";
import type { Attempt } from "#lib/domain/build/build.ts";
import { packetText, storedPacketSchema } from "#lib/domain/build/stored-packet.ts";
import { attemptSummary, readRoundNumbers } from "./attempt-summary.ts";
import type { QueryDeps } from "./query-deps.ts";
import { screenTables } from "./screen-tables.ts";
import { readProjectSnapshot } from "./snapshot.ts";

type Deps = Pick<QueryDeps, "db" | "artifacts" | "live" | "priceOf" | "catalog">;

/** Everything about one attempt; undefined when the project has no such attempt. */
export async function readAttempt(deps: Deps, projectId: string, attemptId: string): Promise<AttemptView | undefined> {
  const read = await readProjectSnapshot(deps.db, projectId, async (tx) => {
    const attempt = await screenTables(tx).attempts.get(attemptId);
    if (attempt?.projectId !== projectId) return undefined;
    return { attempt, summary: attemptSummary(attempt, await readRoundNumbers(tx, [attempt])) };
  });
  if (read === undefined) return undefined;
  const { attempt, summary } = read;
  return {
    ...summary,
    route: attempt.route,
    prompt: { id: attempt.promptId, version: attempt.promptVersion, sha: attempt.promptSha },
    packet: { sha: attempt.packetSha, bytes: attempt.packetBytes, text: await readPacket(deps, attempt.packetSha) },
    reply: { sha: attempt.replySha, text: await readReply(deps, attempt) },
    rawUsage: attempt.rawUsage,
    price: priceOf(deps, attempt),
    requestId: attempt.requestId,
    rawFinish: attempt.rawFinish,
    maxOutputTokens: attempt.maxOutputTokens,
  };
}

async function readPacket({ artifacts }: Deps, sha: string): Promise<string> {
  const text = await artifacts.get(sha);
  if (text === undefined) return "";
  const packet = storedPacketSchema.safeParse(parseJson(text));
  return packet.success ? packetText(packet.data) : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The whole reply, or what was kept of it while it was, or is, being written. */
async function readReply({ artifacts, live }: Deps, { id, replySha }: Attempt): Promise<string> {
  const whole = replySha === null ? undefined : await artifacts.get(replySha);
  return whole ?? (await live.kept(id)) ?? "";
}

/** Which price it was counted by. The catalogue may have been replaced since; the cost has not. */
function priceOf({ priceOf: find, catalog }: Deps, attempt: Attempt): AttemptView["price"] {
  const { priceCardId: id, provider, requestedModel, servedModel, startedAt } = attempt;
  if (id === null) return null;
  const cards = [servedModel, requestedModel].map((model) =>
    model === null ? undefined : find({ provider, model }, startedAt),
  );
  const card = cards.find((candidate) => candidate?.id === id);
  if (card === undefined) return { id, source: "a catalogue before this one", asOf: catalog.asOf };
  return { id, source: card.source, asOf: card.asOf };
}
