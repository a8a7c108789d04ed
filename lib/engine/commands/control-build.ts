import type { Build, Control } from "../../domain/build/build.ts";
import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { noBuild, refuse } from "./refusals.ts";

interface Input {
  readonly projectId: string;
  readonly buildId: string;
}

type ControlDeps = Pick<EngineDeps, "facts" | "wakes">;

/** Lets what runs finish and starts nothing new. */
export const pauseBuild = (deps: ControlDeps, input: Input) => control(deps, input, "pause");
/** Goes on where it stands. */
export const resumeBuild = (deps: ControlDeps, input: Input) => control(deps, input, "run");
/** Ends requests and sandboxes within a second; the build is paused and can be resumed. */
export const stopBuild = (deps: ControlDeps, input: Input) => control(deps, input, "stop");
/** Ends the build for good. What it merged stays on its branch. */
export const cancelBuild = (deps: ControlDeps, input: Input) => control(deps, input, "cancel");

const orders = {
  run: { status: "running", event: "build-resumed" },
  pause: { status: "paused", event: "build-paused" },
  stop: { status: "paused", event: "build-stopping" },
  cancel: { status: "running", event: "build-stopping" },
} as const satisfies Record<Control, { status: Build["status"]; event: string }>;

/** An order is a fact: whoever runs the work sees it at its next step, or in the log. Giving it twice is harmless. */
async function control(deps: ControlDeps, { projectId, buildId }: Input, order: Control) {
  const given = await deps.facts.commit(`${order}-build`, async (tx) => {
    const build = await tx.builds.get(buildId);
    if (!build || build.projectId !== projectId) return noBuild();
    if (build.status === "ended")
      return order === "cancel" && build.outcome === "cancelled"
        ? ok(build)
        : refuse("build-ended", "The build has ended; there is nothing to change.");
    if (build.control === order) return ok(build);
    if (build.control === "cancel") return refuse("build-cancelled", "The build is being cancelled.");
    const { status, event } = orders[order];
    if ((await tx.builds.change(buildId, { control: build.control }, { control: order, status })) === "stale")
      return refuse("build-changed", "The build has just changed. Look again and repeat it if it is still wanted.");
    tx.log(projectId, { type: event, buildId, detail: { control: order } });
    return ok({ ...build, control: order, status });
  });
  if (given.ok) await deps.wakes.tell(projectId);
  return given;
}
