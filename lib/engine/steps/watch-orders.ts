import { setTimeout as pause } from "node:timers/promises";
import type { EngineDeps } from "../engine-deps.ts";

/** How long a look rests that failed: an order is to be followed within a second. */
const restAfterFaultMs = 250;

interface Work {
  readonly projectId: string;
  readonly buildId: string | null;
  readonly designId: string | null;
}

/** One look for everybody who works on the same thing: dozens of attempts and checks hear every event. */
interface Watch {
  readonly controllers: Set<AbortController>;
  /** Never rejects: a look that fails is repeated as long as somebody watches. */
  readonly look: () => Promise<void>;
  readonly unsubscribe: () => void;
}

const watches = new WeakMap<EngineDeps["wakes"], Map<string, Watch>>();

/**
 * A signal that aborts when a person stops or cancels what this work belongs to, from whichever process, or when this
 * server ends. Orders are facts; who gives one wakes the project, and each wake is a reason to look.
 */
export function watchOrders(
  deps: Pick<EngineDeps, "facts" | "wakes" | "ending">,
  work: Work,
): { readonly signal: AbortSignal; stop(): void } {
  const open = watches.get(deps.wakes) ?? new Map<string, Watch>();
  watches.set(deps.wakes, open);
  const key = `${work.projectId} ${work.buildId} ${work.designId}`;
  const watch = open.get(key) ?? beginWatch(deps, work);
  open.set(key, watch);
  const controller = new AbortController();
  watch.controllers.add(controller);
  void watch.look();
  const stop = () => {
    watch.controllers.delete(controller);
    if (watch.controllers.size > 0 || open.get(key) !== watch) return;
    open.delete(key);
    watch.unsubscribe();
  };
  return { signal: AbortSignal.any([controller.signal, deps.ending]), stop };
}

function beginWatch(deps: Pick<EngineDeps, "facts" | "wakes">, work: Work): Watch {
  const controllers = new Set<AbortController>();
  let looking = false;
  let again = false;
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again && controllers.size > 0) {
      again = false;
      const ordered = await isOrderedToEnd(deps, work).catch(() => "unknown" as const);
      if (ordered === true) for (const controller of controllers) controller.abort(new Error("ended by a person"));
      if (ordered !== "unknown") continue;
      // The order may be there already, and nobody announces it twice. What loses the database ends the process elsewhere.
      await pause(restAfterFaultMs, undefined, { ref: false });
      again = true;
    }
    looking = false;
  };
  const unsubscribe = deps.wakes.onWake((projectId) => {
    if (projectId === work.projectId) void look();
  });
  return { controllers, look, unsubscribe };
}

/** True once the build is to stop or was cancelled, or the design was taken over. A deleted project's work is ended. */
export async function isOrderedToEnd(deps: Pick<EngineDeps, "facts">, work: Work): Promise<boolean> {
  const { builds, designs } = deps.facts.read;
  if (work.buildId !== null) {
    const build = await builds.get(work.buildId);
    if (!build || build.control === "stop" || build.control === "cancel") return true;
  }
  if (work.designId !== null) {
    const design = await designs.get(work.designId);
    if (!design || design.control === "stop") return true;
  }
  return false;
}
