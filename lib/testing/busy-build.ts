import { plausibleReply } from "./chaos/plausible-reply.ts";
import { type LiveProcess, liveProcesses } from "./live-processes.ts";
import type { Stage, Story } from "./open-stage.ts";
import { textBlueprint } from "./text-blueprint.ts";
import { until } from "./until.ts";
import type { LedgerEntry } from "./wire/ledger.ts";
import type { WireHandler, WireProvider } from "./wire-provider.ts";

/** What a person may want to end at once. */
export interface BusyBuild {
  readonly story: Story;
  readonly order: { readonly projectId: string; readonly buildId: string };
  /** The module that is asked for, */
  readonly silent: string;
  /** and its request, which has fallen silent in the middle of its answer. */
  readonly request: LedgerEntry;
  /** The processes of a check that takes minutes, for as long as there are any. */
  readonly sandbox: () => readonly LiveProcess[];
}

/** Builders of `silent-…` fall silent. */
export const silentWords: WireHandler = (request) => {
  const reply = plausibleReply(request);
  return moduleIn(request.text).startsWith("silent-") ? { ...reply, stop: { at: "half", with: "hang" } } : reply;
};

const moduleIn = (text: string): string => /The module is ([a-z0-9-]+);/.exec(text)?.[1] ?? "";
let builds = 0;

/** A build whose every part is under way, on a stage that asks `wire`. */
export async function busyBuild(stage: Stage, wire: WireProvider): Promise<BusyBuild> {
  const number = ++builds;
  // Among all processes of the machine there is no other like it.
  const command = `sleep ${300 + number}.${process.pid}`;
  const silent = `silent-${number}`;
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: silent }, { id: "slow", checks: [command] }] }),
  });
  const { projectId } = story;
  const buildId = await story.build();
  const sandbox = () => liveProcesses().filter(({ line }) => line.includes(command));
  const { attempts } = stage.deps.facts.read;
  await until("a request and a check are under way", async () => {
    const [asked] = await attempts.list({ projectId, moduleId: silent });
    return asked?.firstTokenAt != null && sandbox().some(({ line }) => line.startsWith("sleep"));
  });
  const request = wire.ledger.find((entry) => moduleIn(wire.requests[entry.number - 1]?.text ?? "") === silent);
  if (request === undefined) throw new Error(`${silent} is not in the ledger`);
  return { story, order: { projectId, buildId }, silent, request, sandbox };
}
