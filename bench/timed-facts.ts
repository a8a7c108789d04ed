import type { Facts, FactTables, Table } from "../lib/engine/ports/facts.ts";

/** What the engine asked of its facts, and how long it waited for them. */
export interface FactTimes {
  reads: number;
  readMs: number;
  commits: number;
  commitMs: number;
}

/** The same facts, timed. Reads that are asked for at once count each for itself. */
export function timedFacts(facts: Facts): { readonly facts: Facts; readonly times: FactTimes } {
  const times: FactTimes = { reads: 0, readMs: 0, commits: 0, commitMs: 0 };
  const timed = async <T>(kind: "read" | "commit", work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      times[kind === "read" ? "reads" : "commits"]++;
      times[kind === "read" ? "readMs" : "commitMs"] += performance.now() - start;
    }
  };
  const table = <Row extends { readonly id: string }>(of: Table<Row>): Table<Row> => ({
    ...of,
    get: (id) => timed("read", () => of.get(id)),
    list: (where) => timed("read", () => of.list(where)),
  });
  const wrap = (of: Facts): Facts => ({
    read: Object.fromEntries(
      Object.entries(of.read).map(([name, each]) => [name, table(each as Table<{ readonly id: string }>)]),
    ) as unknown as FactTables,
    readModule: (runId) => timed("read", () => of.readModule(runId)),
    commit: (name, work) => timed("commit", () => of.commit(name, work)),
    ownedBy: (serverId) => wrap(of.ownedBy(serverId)),
  });
  return { facts: wrap(facts), times };
}
