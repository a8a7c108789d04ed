import pg from "pg";

/**
 * Holds one connection open and calls `lost` when it breaks, which is how the loss of a database server that is not
 * ours is noticed. Going on with new connections is not safe: workflows were seen to stand still for ever.
 */
export async function watchDatabase(
  url: string,
  lost: (reason: string) => void,
): Promise<{ readonly close: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: "groundplan liveness" });
  let closing = false;
  const report = (reason: string) => {
    if (!closing) lost(reason);
  };
  // `on`, not `once`: pg reports a broken connection twice, and the second time unheard would end the process.
  client.on("error", (error) => report(error.message));
  client.on("end", () => report("its connection was closed"));
  await client.connect();
  return {
    close: () => {
      closing = true;
      return client.end();
    },
  };
}
