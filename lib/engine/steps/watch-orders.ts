import type { EngineDeps } from "../engine-deps.ts";

interface Work {
  readonly projectId: string;
  readonly buildId: string | null;
  readonly designId: string | null;
}

/** One look for everybody who works on the same thing: dozens of attempts and checks hear every event. */
interface Watch {
  readonly controllers: Set<AbortController>;
  readonly look: () => void;
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
  watch.look();
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
  const lookUntilQuiet = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again && controllers.size > 0) {
      again = false;
      if (!(await isOrderedToEnd(deps, work))) continue;
      for (const controller of controllers) controller.abort(new Error("ended by a person"));
    }
    looking = false;
  };
  // A failed look is repeated with the next wake; what loses the database ends the whole process elsewhere.
  const look = (): void => void lookUntilQuiet().catch(() => (looking = false));
  const unsubscribe = deps.wakes.onWake((projectId) => {
    if (projectId === work.projectId) look();
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
