import pg from "pg";
import type { Env } from "./env.ts";

/** What the server gives the application when it opens it. */
export type AppSurroundings = {
  readonly env: Env;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** 32 bytes that encrypt what is stored. */
  readonly secret: Uint8Array;
  /** Ends the process so that it is started again: for whoever notices first that the database is gone. */
  readonly loseDatabase: (reason: string) => void;
};

/** Everything that route handlers may use. */
export type App = {
  readonly checkHealth: () => Promise<{ readonly status: "ok" }>;
  readonly close: () => Promise<void>;
};

/** The composition root: opens what the application consists of. */
export async function createApp({ databaseUrl }: AppSurroundings): Promise<App> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on("error", () => {}); // an idle connection that broke: the next query says so
  return {
    checkHealth: async () => {
      await pool.query("select 1");
      return { status: "ok" };
    },
    close: () => pool.end(),
  };
}
