import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { applyReplacements } from "../../domain/build/apply-replacements.ts";
import type { ModelRequest } from "../../engine/ports/model-gateway.ts";
import type { Scripts } from "../../engine/ports/scripts.ts";
import { chooseReply } from "./choose-reply.ts";
import type { FindReply, ScriptedReply } from "./gateway.ts";
import { readScript, type Script } from "./read-script.ts";
import { renderReply } from "./render-reply.ts";
import { replyContent } from "./reply-content.ts";

/** The scripted examples of a folder: one folder each, with a `script.json`. Read when they are first asked for. */
export function createScripts(folder: string): Scripts & { readonly findReply: FindReply } {
  const read = new Map<string, Script | undefined>();

  function find(id: string): Script | undefined {
    if (!read.has(id)) read.set(id, isExample(folder, id) ? readScript(join(folder, id)) : undefined);
    return read.get(id);
  }

  return {
    get(id) {
      const script = find(id);
      if (!script) return undefined;
      const edits = script.edits.map((edit) => ({ id: edit.id, title: edit.title, says: edit.says }));
      return { id, name: script.file.title, brief: script.brief, edits };
    },

    knows: (id, blueprintSha) => find(id)?.variants.has(blueprintSha) ?? false,

    edit(id, editId, markdown) {
      const edit = find(id)?.edits.find((candidate) => candidate.id === editId);
      if (!edit) return undefined;
      const after = applyReplacements(markdown, edit.replacements);
      return after.ok ? after.value : undefined;
    },

    async findReply({ subject }) {
      const script = subject.script === undefined ? undefined : find(subject.script);
      return script && findReply(script, subject);
    },
  };
}

/** Ids come from outside: only a name that stands in the folder is looked at. */
function isExample(folder: string, id: string): boolean {
  return existsSync(folder) && readdirSync(folder).includes(id) && existsSync(join(folder, id, "script.json"));
}

/** The reply to a request, only while its blueprint is one that replies were written for. */
function findReply(script: Script, subject: ModelRequest["subject"]): ScriptedReply | undefined {
  const { promptId, moduleId, blueprintSha } = subject;
  const variant = blueprintSha === undefined ? undefined : script.variants.get(blueprintSha);
  if (blueprintSha !== undefined && variant === undefined) return undefined;
  const edits = variant?.edits ?? [];
  const reply = chooseReply(script.file.replies, { ...subject, edits });
  if (!reply || (reply.answer && moduleId === undefined)) return undefined;
  if (promptId !== "draft-blueprint" && variant === undefined) return undefined;
  const content = replyContent(script, reply, moduleId, edits);
  const pace = script.file.pace;
  return {
    text: renderReply(content, subject.nonce ?? "", subject.findingIds ?? []),
    firstTokenMs: reply.pace?.firstTokenMs ?? pace.firstTokenMs,
    tokensPerSecond: reply.pace?.tokensPerSecond ?? pace.tokensPerSecond,
  };
}
