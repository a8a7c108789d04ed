import type { ReplyFile } from "./script-file.ts";

/** What a reply is chosen by. */
export interface ReplyKey {
  readonly promptId: string;
  readonly moduleId?: string;
  readonly round?: number;
  readonly repair?: number;
  /** Prepared edits that are in the request's blueprint. */
  readonly edits: readonly string[];
}

/** The reply that fits and says most about when it is to be given. */
export function chooseReply(replies: readonly ReplyFile[], key: ReplyKey): ReplyFile | undefined {
  const fitting = replies.filter((reply) => fits(reply, key));
  const most = Math.max(...fitting.map(weight));
  const best = fitting.filter((reply) => weight(reply) === most);
  if (best.length > 1) throw new Error(`two scripted replies fit ${JSON.stringify(key)} equally well`);
  return best[0];
}

function fits(reply: ReplyFile, key: ReplyKey): boolean {
  const prompts = typeof reply.prompt === "string" ? [reply.prompt] : reply.prompt;
  return (
    prompts.includes(key.promptId) &&
    (reply.module === undefined || reply.module === key.moduleId) &&
    (reply.round === undefined || reply.round === key.round) &&
    (reply.repair === undefined || reply.repair === (key.repair ?? 0)) &&
    (reply.edit === undefined || key.edits.includes(reply.edit))
  );
}

function weight({ module, round, repair, edit }: ReplyFile): number {
  return [module, round, repair, edit].filter((selector) => selector !== undefined).length;
}
