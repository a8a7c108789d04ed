import { Prisma, type PrismaClient } from "#generated/prisma/client.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import { storable } from "./storable.ts";

/** What a client's key for a request turned out to be. */
export type Claim =
  /** Nobody used it: do the work, then `finish`, or `release` when it failed without an answer. */
  | { readonly type: "new" }
  | { readonly type: "answered"; readonly status: number; readonly response: unknown }
  /** The first request with it has not been answered yet. */
  | { readonly type: "in-progress" }
  /** It was used for a request with another body. */
  | { readonly type: "other-body" };

export interface IdempotentRequest {
  readonly key: string;
  /** Method and path. */
  readonly route: string;
  /** SHA-256 of the body. */
  readonly bodyHash: string;
}

/** Lets a client repeat a POST without doing it twice. */
export interface Idempotency {
  claim(request: IdempotentRequest): Promise<Claim>;
  finish(request: IdempotentRequest, status: number, response: unknown): Promise<void>;
  release(request: IdempotentRequest): Promise<void>;
}

/** Answers are remembered for a day. */
const rememberMs = 24 * 60 * 60_000;

/** A request that is silent for so long died with its server, and may be made again. An approval installs and compiles. */
const abandonedMs = 5 * 60_000;

export function createIdempotency(db: PrismaClient, clock: Clock): Idempotency {
  return {
    async claim({ key, route, bodyHash }) {
      const now = clock.now();
      const before = (ms: number) => new Date(now.getTime() - ms);
      await db.idempotencyKey.deleteMany({
        where: {
          OR: [{ createdAt: { lt: before(rememberMs) } }, { status: null, createdAt: { lt: before(abandonedMs) } }],
        },
      });
      const { count } = await db.idempotencyKey.createMany({
        data: [{ key, route, bodyHash, createdAt: now }],
        skipDuplicates: true,
      });
      if (count === 1) return { type: "new" };
      const row = await db.idempotencyKey.findUnique({ where: { key_route: { key, route } } });
      if (row === null) return { type: "in-progress" }; // released just now; the client may ask again
      if (row.bodyHash !== bodyHash) return { type: "other-body" };
      if (row.status === null) return { type: "in-progress" };
      return { type: "answered", status: row.status, response: row.response };
    },
    async finish({ key, route, bodyHash }, status, response) {
      const stored = response === null ? Prisma.JsonNull : (storable(response) as Prisma.InputJsonValue);
      await db.idempotencyKey.updateMany({
        where: { key, route, bodyHash, status: null },
        data: { status, response: stored },
      });
    },
    async release({ key, route, bodyHash }) {
      await db.idempotencyKey.deleteMany({ where: { key, route, bodyHash, status: null } });
    },
  };
}
