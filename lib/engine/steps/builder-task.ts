import { builderPacket } from "../../domain/blueprint/builder-packet.ts";
import { sectionChange } from "../../domain/blueprint/section-change.ts";
import { isBlocking } from "../../domain/build/plan-module.ts";
import { buildModulePrompt } from "../../prompts/build-module/prompt.ts";
import { fixModulePrompt } from "../../prompts/fix-module/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { currentRound, type LoadedModule } from "./load-module.ts";
import { moduleTask } from "./module-task.ts";
import type { Task } from "./next-of-task.ts";
import { nonceOf } from "./nonce.ts";
import { offerOf } from "./offer-of.ts";
import { ownedFiles, readFiles } from "./owned-files.ts";
import { readBlueprint } from "./read-blueprint.ts";

/** The question to the builder for the round as it stands: first answer, repair after red, or a refused answer again. */
export async function builderTask(deps: EngineDeps, loaded: LoadedModule): Promise<Task> {
  const { project, build, blueprint, module, findings } = loaded;
  const round = currentRound(loaded);
  const nonce = nonceOf(build.id);
  const open = findings.filter((finding) => finding.status === "open" || finding.status === "claimed-fixed");
  const commit = round.commit ?? round.baseCommit;
  const existing = await ownedFiles(deps, loaded, commit);
  const packet = builderPacket({
    blueprint,
    moduleId: module.id,
    context: project.settings.context,
    nonce,
    reads: await readFiles(deps, project.id, commit, module.reads),
    existing,
    sectionChange: await changeSince(deps, loaded),
    findings: open,
    checkOutput: round.backReason,
    note: round.note,
    roundsLeft: Math.max(0, project.settings.reviews - loaded.run.reviews),
    continueAfter: round.keptSha ? await keptPaths(deps, round.keptSha) : [],
  });
  return moduleTask(deps, loaded, {
    id: `answer-${round.answers}`,
    role: module.kind === "ui" ? "designer" : "builder",
    packet,
    prompt: round.kind === "build" ? buildModulePrompt : fixModulePrompt,
    slots: { nonce, sandbox: offerOf(deps) },
    taskBytes: sizeOf([module.section]),
    existingBytes: sizeOf(existing.map(({ content }) => content)),
    escalated: round.escalated,
    chosen: round.model,
    subject: {
      repair: round.answers,
      findingIds: open.filter(isBlocking).map((finding) => finding.key),
      nonce,
    },
  });
}

/** For a module that is built again: what is told about it now and was not when its files were written. */
async function changeSince(deps: EngineDeps, { project, build, blueprint, module, rounds }: LoadedModule) {
  if (rounds.length > 1) return undefined;
  const built = await deps.facts.read.builtModules.list({ projectId: project.id });
  const old =
    built.find(({ moduleId }) => moduleId === module.id) ?? built.find(({ moduleId }) => moduleId === module.was);
  if (old === undefined || old.version === build.version) return undefined;
  const { blueprint: before } = await readBlueprint(deps, project.id, old.version);
  return sectionChange(before, blueprint, module.id);
}

async function keptPaths(deps: EngineDeps, sha: string): Promise<readonly string[]> {
  const text = await deps.artifacts.get(sha);
  return text === undefined ? [] : (JSON.parse(text) as { paths: readonly string[] }).paths;
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
