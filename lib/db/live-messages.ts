import { z } from "zod";
import type { LiveText } from "#lib/engine/ports/live.ts";

/** NOTIFY refuses 8,000 bytes and more. */
const messageBytes = 7_900;

/** A character takes up to six bytes in JSON; this many and the ids around them always fit one message. */
const pieceLength = 1_200;

const messageSchema = z.object({
  from: z.string(),
  texts: z.array(z.tuple([z.string(), z.string(), z.enum(["text", "reasoning"]), z.int(), z.string()])),
});
type Entry = z.infer<typeof messageSchema>["texts"][number];

/** Packs deltas of many attempts into as few messages as hold them. `from` names the sending process. */
export function packLiveTexts(from: string, deltas: readonly LiveText[]): readonly string[] {
  const messages: string[] = [];
  let texts: Entry[] = [];
  const emptyBytes = Buffer.byteLength(JSON.stringify({ from, texts: [] }));
  let bytes = emptyBytes;
  const close = () => {
    if (texts.length > 0) messages.push(JSON.stringify({ from, texts }));
    texts = [];
    bytes = emptyBytes;
  };
  for (const { projectId, attemptId, kind, text, offset } of deltas)
    for (let at = 0; at < text.length; at += pieceLength) {
      const entry: Entry = [projectId, attemptId, kind, offset + at, text.slice(at, at + pieceLength)];
      const entryBytes = Buffer.byteLength(JSON.stringify(entry)) + 1;
      if (bytes + entryBytes > messageBytes) close();
      texts.push(entry);
      bytes += entryBytes;
    }
  close();
  return messages;
}

/** What a message carries, and who sent it. */
export function unpackLiveTexts(message: string): { readonly from: string; readonly deltas: readonly LiveText[] } {
  const { from, texts } = messageSchema.parse(JSON.parse(message));
  const deltas = texts.map(([projectId, attemptId, kind, offset, text]) => ({
    projectId,
    attemptId,
    kind,
    text,
    offset,
  }));
  return { from, deltas };
}
