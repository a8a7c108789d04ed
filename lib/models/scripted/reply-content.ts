import type { Script } from "./read-script.ts";
import type { ReplyContent } from "./render-reply.ts";
import type { BuilderAnswerFile, ReplyFile } from "./script-file.ts";

/** Gathers what a reply is made of, as the sources are with the given edits. */
export function replyContent(
  script: Script,
  reply: ReplyFile,
  moduleId: string | undefined,
  edits: readonly string[],
): ReplyContent {
  if (reply.document !== undefined) return { form: "document", text: script.text(reply.document) };
  if (reply.json !== undefined) return { form: "json", json: script.text(reply.json) };
  if (reply.answer === undefined || moduleId === undefined) throw new Error("a builder's answer needs a module");
  return answerContent(script, reply.answer, moduleId, edits);
}

/** A module's final files, with those in place that the edits change. */
export function sourcesOf(script: Script, moduleId: string, edits: readonly string[]): ReadonlyMap<string, string> {
  const folders = [
    script.file.sources,
    ...script.file.edits.flatMap(({ id, sources }) => (sources !== undefined && edits.includes(id) ? [sources] : [])),
  ];
  return new Map(folders.flatMap((folder) => [...script.files(`${folder}/${moduleId}`)]));
}

function answerContent(
  script: Script,
  answer: BuilderAnswerFile,
  moduleId: string,
  edits: readonly string[],
): ReplyContent {
  const sources = sourcesOf(script, moduleId, edits);
  const instead = answer.instead === undefined ? new Map<string, string>() : script.files(answer.instead);
  const paths = answer.files === "all" ? [...sources.keys()] : answer.files;
  return {
    form: "answer",
    files: paths.map((path) => {
      const content = instead.get(path) ?? sources.get(path);
      if (content === undefined) throw new Error(`the example has no source for ${path}`);
      return { path, content };
    }),
    edits: answer.edits.map(({ path, patch }) => ({ path, body: script.text(patch) })),
    deletes: answer.delete,
    findings: answer.findings.map(({ finding, is, reason, reasonFile }) => ({
      finding,
      is,
      reason: reason ?? script.text(reasonFile ?? ""),
    })),
  };
}
