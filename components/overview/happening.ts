import { runningOfBuild } from "#components/project/running-of-build.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

type Asked = Pick<
  ProjectView,
  | "status"
  | "design"
  | "approval"
  | "build"
  | "attempts"
  | "held"
  | "decisions"
  | "spend"
  | "version"
  | "approvedVersion"
  | "head"
>;

/** What is going on, in one sentence or two. */
export function happening(project: Asked): string {
  if (project.approval?.status === "running") {
    return `Blueprint v${project.approval.version} is being approved${project.approval.step ? `: ${project.approval.step}` : ""}.`;
  }
  switch (project.status) {
    case "describing":
      return project.spend.attempts === 0
        ? "Described, and nothing is spent yet."
        : "Described, with no blueprint yet.";
    case "designing":
      return designSentence(project);
    case "editing":
      return project.version === null
        ? "There is no blueprint yet."
        : project.version === project.approvedVersion
          ? `Blueprint v${project.version} is approved and not built yet.`
          : `Blueprint v${project.version} is not approved yet. Nothing is built from it before that.`;
    case "building":
      return project.build ? buildSentence(project.build, project) : "A build starts.";
    case "built":
      return builtSentence(project);
  }
}

const designWords = {
  draft: "The architect writes the blueprint.",
  repair: "The architect repairs its blueprint.",
  change: "The architect writes a proposal for the blueprint.",
};

function designSentence({ design, decisions, held }: Asked): string {
  if (decisions.some(({ status, buildId }) => status === "open" && buildId === null))
    return "The architect’s work on the blueprint waits for your answer; nothing is spent meanwhile.";
  return `${designWords[design?.kind ?? "draft"]}${held ? ` ${held.says}.` : ""}`;
}

function buildSentence({ number, status, modules, phase }: BuildView, project: Asked): string {
  const { attempts, held } = project;
  const running = attempts.length;
  const waiting = modules.filter((module) => module.held !== null).length;
  const merged = modules.filter(({ outcome }) => outcome === "merged" || outcome === "kept").length;
  const deciding = modules.filter((module) => module.status === "deciding").length;
  const parts = [
    `${merged} of ${modules.length} modules are in`,
    ...(running > 0 ? [`${running} ${running === 1 ? "attempt runs" : "attempts run"}`] : []),
    ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? "waits" : "wait"} to ask a model`] : []),
    ...(deciding > 0 ? [`${deciding} ${deciding === 1 ? "module needs" : "modules need"} you`] : []),
  ];
  const doing =
    phase === "modules"
      ? ""
      : ` The whole is ${phase === "whole" ? "checked" : phase === "integration" ? "reviewed" : "finished"}.`;
  const whole = held ? ` ${held.says}.` : "";
  const paused = runningOfBuild(project) > 0 ? " is pausing" : " is paused";
  return `Build ${number}${status === "paused" ? paused : ""}: ${parts.join(", ")}.${doing}${whole}`;
}

function builtSentence({ build, head, version, approvedVersion }: Asked): string {
  const edited =
    version !== null && version !== approvedVersion ? ` Blueprint v${version} is newer than what was built.` : "";
  if (build?.outcome === "partly") return `Build ${build.number} ended with modules left out.${edited}`;
  if (build?.outcome === "cancelled") return `Build ${build.number} was cancelled; main is as it was before.${edited}`;
  return `Merged and green${head ? ` at ${head.slice(0, 7)}` : ""}.${edited}`;
}
