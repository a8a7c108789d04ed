import { randomUUID } from "node:crypto";
import type { PrismaClient } from "#generated/prisma/client.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { LiveChannel, LiveFeed, LiveText } from "#lib/engine/ports/live.ts";
import { gatherLiveText } from "./gather-live-text.ts";
import { KeptTexts } from "./kept-texts.ts";
import { packLiveTexts, unpackLiveTexts } from "./live-messages.ts";
import type { Listener } from "./open-listener.ts";
import { Subscribers } from "./subscribers.ts";

/** The channel on which processes tell each other live text. */
export const liveChannelName = "groundplan_live";

/** Some thirty a second are fluent to the eye; gathering 16 ms or less already costs more than it shows. */
const inProcessMs = 33;
const betweenProcessesMs = 100;
const keepMs = 1_000;

export interface LiveChannelDeps {
  readonly db: PrismaClient;
  readonly listener: Listener;
  readonly clock: Clock;
}

/** Live text in this process and to others, and the text so far in the database, about once a second. */
export function createLiveChannel({
  db,
  listener,
  clock,
}: LiveChannelDeps): LiveChannel & LiveFeed & { close(): Promise<void> } {
  const me = randomUUID();
  const subscribers = new Subscribers<LiveText>();
  const kept = new KeptTexts(db, clock);
  let keeping: NodeJS.Timeout | undefined;

  const here = gatherLiveText(inProcessMs, (deltas) => {
    for (const delta of deltas) subscribers.tell(delta.projectId, delta);
  });
  const elsewhere = gatherLiveText(betweenProcessesMs, (deltas) => {
    const messages = packLiveTexts(me, deltas);
    // What is lost here is on the screen after the next reload: it is kept below, and is no fact.
    db.$queryRaw`select pg_notify(${liveChannelName}, message)::text from unnest(${messages}::text[]) message`.catch(
      () => {},
    );
  });
  listener.on(liveChannelName, (message) => {
    const { from, deltas } = unpackLiveTexts(message);
    if (from !== me) for (const delta of deltas) subscribers.tell(delta.projectId, delta);
  });

  const keepLater = () => {
    keeping ??= setTimeout(() => {
      keeping = undefined;
      kept.write().catch(keepLater);
    }, keepMs).unref();
  };

  return {
    push(delta) {
      here.add(delta);
      elsewhere.add(delta);
      if (delta.kind !== "text") return;
      kept.add(delta);
      keepLater();
    },
    kept: (attemptId) => kept.read(attemptId),
    keep: () => kept.write(),
    forget: (attemptId) => kept.forget(attemptId),
    forgetEnded: (projectId) => kept.forgetEnded(projectId),
    onLive: (projectId, hear) => subscribers.add(projectId, hear),
    async close() {
      clearTimeout(keeping);
      here.stop();
      elsewhere.stop();
      await kept.write();
    },
  };
}
