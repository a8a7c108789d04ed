import type pg from "pg";
import { isRetriable } from "./database-errors.ts";

/** Runs `work` in a transaction; again when it lost against another one, since then nothing of it was written. */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  for (;;) {
    const tx = await pool.connect();
    // A connection whose transaction could not be ended cleanly is not given to anybody else.
    let broken: Error | undefined;
    try {
      await tx.query("begin");
      const value = await work(tx);
      await tx.query("commit");
      return value;
    } catch (error) {
      await tx.query("rollback").catch((failed: Error) => {
        broken = failed;
      });
      if (!isRetriable(error)) throw error;
    } finally {
      tx.release(broken);
    }
  }
}
