import type { Answer, AnswerEvent, Blocked, FindingAnswer, OpenBlock, Replacement } from "./answer.ts";
import { blockedKinds } from "./answer.ts";
import { readTag, type TagReading } from "./answer-tag.ts";
import { readReplacements } from "./read-replacements.ts";

/** Reads a builder's reply while it arrives. */
export interface AnswerParser {
  /** The next piece of the reply; answers what became certain by it. */
  push(chunk: string): readonly AnswerEvent[];
  /** The reply is over. A block that is still open is in `open`, and not among the files. */
  end(): Answer;
}

type Opening = Extract<TagReading, { type: "open" }>;

interface Inside {
  readonly tag: Opening & { readonly name: "file" | "edit" | "answer" };
  /** All of it so far, from right after the opening tag. */
  body: string;
  /** How much of it was reported. */
  reported: number;
}

/**
 * A state machine over the tags that carry the nonce; text between them is ignored. A file counts only when its tag
 * is closed. One line break after an opening and before a closing tag belongs to the tag; `\r\n` becomes `\n`.
 */
export function createAnswerParser(nonce: string): AnswerParser {
  if (!/^[a-z0-9]+$/.test(nonce)) throw new Error(`not a nonce: ${nonce}`);
  const files: { path: string; content: string }[] = [];
  const edits: { path: string; replacements: readonly Replacement[] }[] = [];
  const deletes: string[] = [];
  const answers: FindingAnswer[] = [];
  const problems: string[] = [];
  let blocked: Blocked | undefined;
  let inside: Inside | undefined;
  let pending = "";
  let carry = "";
  // An opening tag counts at the start of a line or after a closing tag, so that prose may mention one.
  let mayOpen = true;
  let lastPath = "";
  let events: AnswerEvent[] = [];

  const problem = (reason: string) => {
    problems.push(reason);
    events.push({ type: "problem", reason });
  };

  const open = (tag: Opening) => {
    const path = tag.attributes.path ?? "";
    if (tag.name !== "answer" && path === "") return problem(`A <${tag.name}-${nonce}> tag has no path.`);
    if (path !== "") lastPath = path;
    if (tag.name === "delete") {
      deletes.push(path);
      events.push({ type: "delete", path });
    } else if (tag.selfClosing) {
      if (tag.name === "answer") closeAnswer(tag, "");
      else problem(`The <${tag.name}-${nonce}> tag of ${path} is closed at once; it has no content.`);
    } else {
      inside = { tag: { ...tag, name: tag.name }, body: "", reported: 0 };
      if (tag.name === "file") events.push({ type: "file-opened", path });
      if (tag.name === "edit") events.push({ type: "edit-opened", path });
    }
  };

  const report = (block: Inside, upTo: number) => {
    // The first line break is the tag's, and so is the last, which may not be known as the last yet.
    const from = block.reported === 0 && block.body.startsWith("\n") ? 1 : block.reported;
    const to = block.body[upTo - 1] === "\n" ? upTo - 1 : upTo;
    if (to <= from) return;
    if (block.tag.name === "file") {
      events.push({ type: "file-text", path: block.tag.attributes.path ?? "", text: block.body.slice(from, to) });
    }
    block.reported = to;
  };

  const close = (block: Inside) => {
    inside = undefined;
    const path = block.tag.attributes.path ?? "";
    const text = trimTagBreaks(block.body);
    if (block.tag.name === "file") {
      report(block, block.body.length);
      files.push({ path, content: text });
      events.push({ type: "file-closed", path, content: text });
    } else if (block.tag.name === "edit") {
      const replacements = readReplacements(text);
      if (replacements === undefined) return problem(`The edit of ${path} has no whole SEARCH/REPLACE block.`);
      edits.push({ path, replacements });
      events.push({ type: "edit", path, replacements });
    } else closeAnswer(block.tag, text.trim());
  };

  const closeAnswer = (tag: Opening, text: string) => {
    const { finding, is, blocked: by } = tag.attributes;
    const kind = blockedKinds.find((candidate) => candidate === by);
    if (finding !== undefined && finding !== "" && (is === "fixed" || is === "contested")) {
      if (is === "contested" && text === "") return problem(`The contest of ${finding} gives no evidence.`);
      answers.push({ finding, is, reason: text });
      events.push({ type: "answer", finding, is, reason: text });
    } else if (kind !== undefined) {
      if (text === "") return problem("A blocked answer gives no evidence.");
      blocked ??= { by: kind, evidence: text };
      events.push({ type: "blocked", by: kind, evidence: text });
    } else
      problem(
        `An <answer-${nonce}> tag needs finding and is="fixed" or "contested", or blocked="${blockedKinds.join('", "')}".`,
      );
  };

  /** Reads as far as the text decides; answers where it has to wait. */
  const read = (): number => {
    let at = 0;
    while (at < pending.length) {
      const next = pending.indexOf("<", at);
      const text = pending.slice(at, next < 0 ? undefined : next);
      if (inside !== undefined) inside.body += text;
      else mayOpen = isLineStart(mayOpen, text);
      if (next < 0) return pending.length;
      const tag = readTag(pending, next, nonce);
      if (tag.type === "unknown") return next;
      at = next + (inside === undefined ? outsideTag(tag) : insideTag(inside, tag));
    }
    return at;
  };

  const outsideTag = (tag: TagReading): number => {
    if (tag.type === "close") {
      mayOpen = true;
      if (tag.name !== "delete") {
        problem(
          `A </${tag.name}-${nonce}> closes nothing; the block before it${lastPath === "" ? "" : `, ${lastPath},`} was closed too early.`,
        );
      }
      return tag.length;
    }
    if (!mayOpen || tag.type === "text" || tag.type === "unknown") {
      mayOpen = false;
      return 1;
    }
    if (tag.type === "malformed") problem(`The tag ${tag.text.slice(0, 100)} cannot be read.`);
    else open(tag);
    return tag.length;
  };

  const insideTag = (block: Inside, tag: TagReading): number => {
    if (tag.type === "close" && tag.name === block.tag.name) {
      close(block);
      mayOpen = true;
      return tag.length;
    }
    if ((tag.type === "open" || tag.type === "malformed") && /(^|\n)$/.test(block.body.slice(-1))) {
      const name = block.tag.attributes.path ?? "an answer";
      report(block, block.body.length);
      problem(`The ${block.tag.name} tag of ${name} is not closed before the next one begins.`);
      inside = undefined;
      mayOpen = true;
      return 0;
    }
    block.body += "<";
    return 1;
  };

  return {
    push(chunk) {
      events = [];
      const text = carry + chunk;
      // A \r at the end may be half of a line break.
      carry = text.endsWith("\r") ? "\r" : "";
      pending += text.slice(0, text.length - carry.length).replace(/\r\n?/g, "\n");
      pending = pending.slice(read());
      if (inside !== undefined) report(inside, inside.body.length);
      return events;
    },
    end() {
      const rest = pending + (carry === "" ? "" : "\n");
      const cut: OpenBlock | undefined =
        inside === undefined
          ? undefined
          : {
              tag: inside.tag.name,
              ...(inside.tag.attributes.path === undefined ? {} : { path: inside.tag.attributes.path }),
              text: (inside.body + rest).replace(/^\n/, ""),
            };
      return {
        files,
        edits,
        deletes,
        answers,
        ...(blocked === undefined ? {} : { blocked }),
        ...(cut === undefined ? {} : { open: cut }),
        problems,
      };
    },
  };
}

function trimTagBreaks(body: string): string {
  return body.replace(/^\n/, "").replace(/\n$/, "");
}

function isLineStart(before: boolean, text: string): boolean {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  return (before || text.includes("\n")) && line.trim() === "";
}

/** Reads a whole reply. */
export function parseAnswer(text: string, nonce: string): Answer {
  const parser = createAnswerParser(nonce);
  parser.push(text);
  return parser.end();
}
