import type { EngineDeps } from "../engine-deps.ts";

interface Work {
  readonly projectId: string;
  readonly buildId: string | null;
  readonly designId: string | null;
}

/**
 * A signal that aborts when a person stops or cancels what this work belongs to, from whichever process. Orders are
 * facts; the project's log announces them, and each announcement is a reason to look.
 */
export function watchOrders(
  deps: Pick<EngineDeps, "facts" | "announcements">,
  work: Work,
): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  let looking = false;
  let again = false;
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again && !controller.signal.aborted) {
      again = false;
      if (await isOrderedToEnd(deps, work)) controller.abort(new Error("ended by a person"));
    }
    looking = false;
  };
  // A failed look is repeated with the next announcement; what loses the database ends the whole process elsewhere.
  const lookQuietly = (): void => void look().catch(() => (looking = false));
  const unsubscribe = deps.announcements.onEvents(work.projectId, lookQuietly);
  lookQuietly();
  return { signal: controller.signal, stop: unsubscribe };
}

/** True once the build is to stop or was cancelled, the design was taken over, or the project is being deleted. */
export async function isOrderedToEnd(deps: Pick<EngineDeps, "facts">, work: Work): Promise<boolean> {
  const { projects, builds, designs } = deps.facts.read;
  const project = await projects.get(work.projectId);
  if (!project || project.deletedAt !== null) return true;
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
