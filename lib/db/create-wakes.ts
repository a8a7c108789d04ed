import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { PrismaClient } from "#generated/prisma/client.ts";
import type { Wakes } from "#lib/engine/ports/wakes.ts";
import type { Listener } from "./open-listener.ts";

/** The channel on which servers tell each other that a project has something new to look at. */
export const wakeChannel = "groundplan_wakes";

const wakeSchema = z.object({ from: z.string(), p: z.string() });

/** Wakes over NOTIFY; who listens in this process hears them at once. */
export function createWakes({ db, listener }: { readonly db: PrismaClient; readonly listener: Listener }): Wakes {
  const me = randomUUID();
  const listeners = new Set<(projectId: string) => void>();
  const hear = (projectId: string) => {
    for (const listen of [...listeners]) listen(projectId);
  };
  listener.on(wakeChannel, (payload) => {
    const { from, p: projectId } = wakeSchema.parse(JSON.parse(payload));
    if (from !== me) hear(projectId);
  });
  return {
    async tell(projectId) {
      hear(projectId);
      const message = JSON.stringify({ from: me, p: projectId });
      await db.$queryRaw`select pg_notify(${wakeChannel}, ${message})::text`;
    },
    onWake(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}
