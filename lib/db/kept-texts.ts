import type { PrismaClient } from "#generated/prisma/client.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { LiveText } from "#lib/engine/ports/live.ts";
import { storableText } from "./storable.ts";

interface Unwritten {
  readonly projectId: string;
  /** True when what is stored before belongs to an earlier telling of the same attempt. */
  readonly fresh: boolean;
  readonly text: string;
}

/** Text so far of running attempts, in the database. Holds only what is not written yet. */
export class KeptTexts {
  readonly #db: PrismaClient;
  readonly #clock: Clock;
  #unwritten = new Map<string, Unwritten>();
  /** Writes follow each other: two at a time could append in the wrong order. */
  #writing: Promise<void> = Promise.resolve();

  constructor(db: PrismaClient, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  add({ projectId, attemptId, text, offset }: LiveText): void {
    const before = offset === 0 ? undefined : this.#unwritten.get(attemptId);
    const fresh = offset === 0 || (before?.fresh ?? false);
    this.#unwritten.set(attemptId, { projectId, fresh, text: (before?.text ?? "") + text });
  }

  /** Writes what was added. One that fails is put back, for the next one to write. */
  write(): Promise<void> {
    return this.#queue(async () => {
      const batch = this.#unwritten;
      if (batch.size === 0) return;
      this.#unwritten = new Map();
      try {
        await this.#append([...batch]);
      } catch (error) {
        for (const [attemptId, { projectId, fresh, text }] of batch) {
          const after = this.#unwritten.get(attemptId);
          if (after?.fresh !== true)
            this.#unwritten.set(attemptId, { projectId, fresh, text: text + (after?.text ?? "") });
        }
        throw error;
      }
    });
  }

  async read(attemptId: string): Promise<string | undefined> {
    await this.write();
    return (await this.#db.liveTextRow.findUnique({ where: { attemptId } }))?.text;
  }

  forget(attemptId: string): Promise<void> {
    this.#unwritten.delete(attemptId);
    return this.#queue(async () => {
      await this.#db.liveTextRow.deleteMany({ where: { attemptId } });
    });
  }

  async forgetEnded(projectId: string): Promise<void> {
    await this.#db.$executeRaw`
      delete from "LiveTextRow" kept using "Attempt" attempt
      where attempt.id = kept."attemptId" and attempt.status = 'ended' and kept."projectId" = ${projectId}`;
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => {});
    return done;
  }

  async #append(batch: readonly (readonly [string, Unwritten])[]): Promise<void> {
    const column = <T>(of: (unwritten: Unwritten) => T) => batch.map(([, unwritten]) => of(unwritten));
    // Joined to the projects, so that one that was just removed does not fail the others.
    await this.#db.$executeRaw`
      insert into "LiveTextRow" as kept ("attemptId", "projectId", text, "updatedAt")
      select piece.attempt, piece.project, piece.text, ${this.#clock.now().toISOString()}::timestamptz
      from unnest(
        ${batch.map(([attemptId]) => attemptId)}::text[], ${column((one) => one.projectId)}::text[],
        ${column((one) => storableText(one.text))}::text[]
      ) as piece(attempt, project, text) join "Project" on "Project".id = piece.project
      on conflict ("attemptId") do update set "updatedAt" = excluded."updatedAt", text = case
        when excluded."attemptId" = any (${batch.filter(([, one]) => one.fresh).map(([attemptId]) => attemptId)}::text[])
        then excluded.text else kept.text || excluded.text end`;
  }
}
