import type { WireReply, WireRequest } from "#lib/testing/wire/wire-request.ts";

type Line = string | WireReply | ((request: WireRequest) => string | WireReply);

/**
 * What models say over the wire, by prompt and by words of the packet, the newest line first. Where nothing is said,
 * builders write a good file and reviewers approve.
 */
export class Story {
  private readonly lines: { readonly prompt: string; readonly about: string; readonly line: Line }[] = [];

  say(prompt: string, about: string, line: Line): void {
    this.lines.unshift({ prompt, about, line });
  }

  readonly handler = (request: WireRequest): WireReply => {
    const prompt = promptOf(request);
    const found = this.lines.find((line) => line.prompt === prompt && request.text.includes(line.about));
    const said = found === undefined ? usual(prompt, request) : found.line;
    const reply = typeof said === "function" ? said(request) : said;
    return typeof reply === "string" ? { text: reply } : reply;
  };
}

export function promptOf({ system }: WireRequest): string {
  return /^Groundplan ([a-z-]+) v\d+/.exec(system)?.[1] ?? "unknown";
}

function usual(prompt: string, request: WireRequest): string {
  return prompt === "build-module" || prompt === "fix-module" ? writesGood(request) : approves;
}

export const approves = JSON.stringify({ verdict: "approved", findings: [], rulings: [] });

/** The mark that the answer's tags must carry. */
const nonceOf = ({ text }: WireRequest) => /The mark of your tags is `([a-z0-9]+)`/.exec(text)?.[1] ?? "";

let written = 0;

/** The module's file, which its check is green with; never the same twice, since an answer has to change something. */
export function writesGood(request: WireRequest): string {
  const id = /The module is ([a-z]+);/.exec(request.text)?.[1];
  const nonce = nonceOf(request);
  return `<file-${nonce} path="src/${id}/${id}.txt">\ngood ${id}, copy ${++written}\n</file-${nonce}>\n`;
}

export function blocked(request: WireRequest): string {
  const nonce = nonceOf(request);
  return `<answer-${nonce} blocked="criterion">Plain files cannot sing.</answer-${nonce}>`;
}

/** A stream that a test writes at its own pace. */
export function openPen(): { readonly reply: WireReply; write(text: string): Promise<void>; end(): Promise<void> } {
  const { readable, writable } = new TransformStream<string, string>(undefined, { highWaterMark: 1_000 });
  const writer = writable.getWriter();
  return {
    reply: { text: "", pieces: readable },
    write: (text) => writer.write(text),
    end: () => writer.close(),
  };
}
