import type { Speed } from "../../domain/project/project.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { createProject } from "./create-project.ts";
import { refuse } from "./refusals.ts";
import { startDesign } from "./start-design.ts";

/** Makes a project of a scripted example and sets it going: only the models' words come from a script. */
export async function runExample(
  deps: Pick<EngineDeps, "facts" | "repositories" | "wakes" | "scripts" | "clock" | "ids">,
  input: { readonly example: string; readonly speed?: Speed | undefined },
) {
  const example = deps.scripts.get(input.example);
  if (!example) return refuse("example-unknown", `There is no example called ${input.example}.`);
  const { id, name, brief } = example;
  const created = await createProject(deps, { name, brief, script: id, speed: input.speed ?? 1 });
  if (created.ok) await startDesign(deps, { projectId: created.value.id });
  return created;
}
