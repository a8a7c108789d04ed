import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { cancelBuild, stopBuild } from "../lib/engine/commands/control-build.ts";
import { createGateway } from "../lib/models/create-gateway.ts";
import { busyBuild, silentWords } from "../lib/testing/busy-build.ts";
import { networkProviders } from "../lib/testing/network-providers.ts";
import { okay, openStage, type Stage } from "../lib/testing/open-stage.ts";
import { WireProvider } from "../lib/testing/wire-provider.ts";
import { withOwnDatabase } from "./own-database.ts";
import { type Figures, percentile, report } from "./report.ts";

/**
 * How long after a person's order a request's connection is still open and a check's processes still live: of builds
 * with one request that has fallen silent and one check that takes minutes.
 */
const times = 12;
const orders = { "Stop now": stopBuild, Cancel: cancelBuild } as const;

report(
  await withOwnDatabase(async (url, folder) => {
    await using wire = await WireProvider.start({ handler: silentWords });
    const reached = networkProviders((provider) =>
      createGateway({ provider, apiKey: "local", baseUrl: wire.baseUrls[provider] }),
    );
    const stage = await openStage(url, folder, reached);
    const figures: Record<string, number> = {};
    for (const [name, order] of Object.entries(orders)) {
      const took = [];
      while (took.length < times) took.push(await measure(stage, wire, order));
      const add = (what: string, ms: readonly number[]): void => {
        figures[`${name}: until ${what}, median (ms)`] = percentile(ms, 0.5);
        figures[`${name}: until ${what}, most (ms)`] = Math.max(...ms);
      };
      add(
        "the connection is closed",
        took.map(({ connectionMs }) => connectionMs),
      );
      add(
        "the sandbox is gone",
        took.map(({ sandboxMs }) => sandboxMs),
      );
      add(
        "the cost is told",
        took.map(({ costMs }) => costMs),
      );
    }
    await stage.close();
    return figures satisfies Figures;
  }),
);

async function measure(stage: Stage, wire: WireProvider, order: typeof stopBuild) {
  const busy = await busyBuild(stage, wire);
  const pids = busy.sandbox().map(({ pid }) => pid);
  const { attempts } = stage.deps.facts.read;
  const running = { projectId: busy.order.projectId, status: "running" } as const;
  const from = performance.now();
  const since = async (over: () => Promise<boolean> | boolean): Promise<number> => {
    while (!(await over())) await pause(1);
    return performance.now() - from;
  };
  const closed = wire.closed(busy.request).then(() => performance.now() - from);
  const given = order(stage.deps, busy.order);
  const [connectionMs, sandboxMs, costMs] = await Promise.all([
    closed,
    since(() => !pids.some(isAlive)),
    since(async () => (await attempts.count(running)) === 0),
  ]);
  okay(await given);
  okay(await cancelBuild(stage.deps, busy.order));
  await busy.story.ended();
  return { connectionMs, sandboxMs, costMs };
}

/** One that has ended and waits to be noticed has no command line. */
function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}
