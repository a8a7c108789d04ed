import type { NewProject } from "../../domain/api/project.ts";
import { type Project, projectSettingsSchema } from "../../domain/project/project.ts";
import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { changeCaps } from "../steps/change-caps.ts";
import { readCaps } from "./read-caps.ts";

/** Makes a project and its repository. Nothing is spent before somebody starts the design. */
export async function createProject(
  deps: Pick<EngineDeps, "facts" | "repositories" | "clock" | "ids">,
  input: NewProject & { readonly script?: string; readonly speed?: Project["speed"] },
) {
  const caps = readCaps(input);
  if (!caps.ok) return caps;
  const project: Project = {
    id: deps.ids.next("prj"),
    name: input.name,
    brief: input.brief,
    status: "describing",
    roles: input.roles ?? {},
    settings: projectSettingsSchema.parse(input.settings ?? {}),
    script: input.script ?? null,
    speed: input.speed ?? null,
    approvedVersion: null,
    createdAt: deps.clock.now(),
    deletedAt: null,
  };
  await deps.repositories.create(project.id);
  await deps.facts.commit("create-project", async (tx) => {
    await tx.projects.insert(project);
    await changeCaps(tx, { projectId: project.id, buildId: null }, caps.value);
    tx.log(project.id, { type: "project-created", detail: { name: project.name } });
  });
  return ok(project);
}
