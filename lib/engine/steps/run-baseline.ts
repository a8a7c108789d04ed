import { criterionCommands } from "../../domain/build/check-commands.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { LoadedModule } from "./load-module.ts";
import { packagesOf } from "./packages-of.ts";
import { runCommand } from "./run-command.ts";
import { watchOrders } from "./watch-orders.ts";

/** Runs every criterion's command before anything is written: one that is green already proves nothing later. */
export async function runBaseline(deps: EngineDeps, loaded: LoadedModule, commit: string): Promise<void> {
  const { project, build, module } = loaded;
  const commands = criterionCommands(module);
  if (commands.length === 0 || !deps.sandbox.driver) return;
  const orders = watchOrders(deps, { projectId: project.id, buildId: build.id, designId: null });
  try {
    const packages = await packagesOf(deps, project.id, commit, orders.signal);
    const place = { projectId: project.id, buildId: build.id, moduleId: module.id, roundId: null, commit, packages };
    for (const check of commands) {
      if (orders.signal.aborted) return;
      await runCommand(deps, place, { ...check, scope: "baseline" }, orders.signal);
    }
  } finally {
    orders.stop();
  }
}
