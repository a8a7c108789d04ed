import { changePacket, draftPacket, repairPacket } from "../../domain/blueprint/design-packets.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import type { BlueprintVersion, Design } from "../../domain/blueprint/version.ts";
import { changeBlueprintPrompt } from "../../prompts/change-blueprint/prompt.ts";
import { draftBlueprintPrompt } from "../../prompts/draft-blueprint/prompt.ts";
import { repairBlueprintPrompt } from "../../prompts/repair-blueprint/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { interruptedDrafts } from "./interrupted-drafts.ts";
import { must } from "./load-module.ts";
import type { Task } from "./next-of-task.ts";
import { offerOf } from "./offer-of.ts";
import { storeTask, type TaskWords } from "./store-task.ts";
import { playback } from "./subject-of.ts";

/** The question to the architect: a draft from the brief, a repair of its own text, or a change of the document. */
export async function designTask(
  deps: EngineDeps,
  designId: string,
  kind: "draft" | "repair" | "change",
): Promise<Task> {
  const design = await must(deps.facts.read.designs.get(designId), `design ${designId}`);
  const project = await must(deps.facts.read.projects.get(design.projectId), `project ${design.projectId}`);
  const version = await versionFor(deps, design, kind);
  const sandbox = offerOf(deps);
  const interrupted = kind === "draft" ? (await interruptedDrafts(deps, project.id)).at(-1) : undefined;
  const { prompt, packet } = {
    draft: () => ({
      prompt: draftBlueprintPrompt.render({ sandbox }),
      packet: draftPacket({ brief: design.request, interrupted: interrupted?.text ?? null }),
    }),
    repair: () => ({
      prompt: repairBlueprintPrompt.render({ sandbox }),
      packet: repairPacket({ text: textOf(version), diagnostics: parseBlueprint(textOf(version)).diagnostics }),
    }),
    change: () => ({
      prompt: changeBlueprintPrompt.render({ sandbox }),
      packet: changePacket({ text: textOf(version), request: requestOf(design, version) }),
    }),
  }[kind]();
  const words: TaskWords = {
    prompt,
    parts: packet.parts,
    subject: { ...(version && { blueprintSha: version.sha256 }), ...playback(project) },
  };
  return storeTask(
    deps,
    {
      id: `${designId}:${kind}`,
      projectId: project.id,
      buildId: null,
      moduleId: null,
      roundId: null,
      designId,
      role: "architect",
      taskBytes: packet.bytes,
    },
    words,
  );
}

/** What is repaired is the newest text. A change is of the version that it was asked for: its hunks are placed by it. */
async function versionFor(deps: EngineDeps, { projectId, baseVersion }: Design, kind: "draft" | "repair" | "change") {
  const rows = await deps.facts.read.versions.list({ projectId });
  return kind === "change" ? rows.find(({ version }) => version === baseVersion) : rows.at(-1);
}

function textOf(version: BlueprintVersion | undefined): string {
  return version?.markdown ?? "";
}

/** What the person asked for, with what the last approval found beside it. */
function requestOf(design: Design, version: BlueprintVersion | undefined): string {
  const found = version?.approvalProblems.map((problem) => `- ${problem.code}: ${problem.message}`) ?? [];
  if (found.length === 0) return design.request;
  return `${design.request}\n\nThe last approval of this document found:\n${found.join("\n")}`;
}
