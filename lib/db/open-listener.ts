import pg from "pg";

/** What other processes (and this one) say by NOTIFY. */
export interface Listener {
  on(channel: string, hear: (payload: string) => void): void;
  /** Takes an advisory lock that is held as long as this session lives. */
  hold(lockClass: number, key: number): Promise<void>;
  close(): Promise<void>;
}

/** When a machine or the network between vanishes, both ends give the connection up after some ten seconds of silence. */
const silentMs = 5_000;
const serversPatience = "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 5";

/**
 * The process's one LISTEN connection, and the one that says that it lives. When it breaks, announcements may have been
 * missed and nobody knows which, so it is not opened again: `onLost` ends the process, whoever started it starts it
 * again, and whoever follows a log reads it from its own number.
 */
export async function openListener(
  url: string,
  channels: readonly string[],
  onLost: (reason: string) => void,
): Promise<Listener> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    keepAliveInitialDelayMillis: silentMs,
    application_name: "groundplan listen",
  });
  const heard = new Map<string, Set<(payload: string) => void>>(channels.map((channel) => [channel, new Set()]));
  let over = false;
  const lost = (reason: string) => {
    if (over) return;
    over = true;
    onLost(reason);
  };
  // `on`, not `once`: pg reports a broken connection twice, and the second time unheard would end the process.
  client.on("error", (error) => lost(error.message));
  client.on("end", () => lost("its connection was closed"));
  client.on("notification", ({ channel, payload = "" }) => {
    for (const hear of heard.get(channel) ?? []) hear(payload);
  });
  await client.connect();
  await client.query(serversPatience);
  for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
  return {
    on(channel, hear) {
      const all = heard.get(channel);
      if (all === undefined) throw new Error(`nobody listens on ${channel}`);
      all.add(hear);
    },
    async hold(lockClass, key) {
      await client.query("select pg_advisory_lock($1::int, $2::int)", [lockClass, key]);
    },
    close() {
      over = true;
      return client.end();
    },
  };
}
