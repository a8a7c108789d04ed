import { sha256 } from "../sha256.ts";
import { countBytes } from "./words.ts";

/** One piece of what a model is sent. Same shape as the gateway's `PromptPart`. */
export interface PacketPart {
  readonly name: string;
  readonly text: string;
  /** The prefix up to the end of this part is worth caching where a provider has to be told. */
  readonly cache?: "5m" | "1h";
}

/** What a model is sent after its instructions, in an order that keeps what changes least in front. */
export interface Packet {
  readonly parts: readonly PacketPart[];
  readonly bytes: number;
}

/** Closes a packet over its parts; empty parts are left out. */
export function createPacket(parts: readonly PacketPart[]): Packet {
  const filled = parts
    .filter((part) => part.text !== "")
    .map((part) => ({ ...part, text: `${part.text.trimEnd()}\n` }));
  const text = filled.map((part) => part.text).join("\n");
  return { parts: filled, bytes: countBytes(text) };
}

/** Content from outside, to be shown inside a part. */
export interface Quoted {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly content: string;
}

/**
 * Puts content between tags that it cannot close: their mark is a hash over the content itself, so no content can
 * hold it. The same content always gives the same bytes, which prompt caches need.
 */
export function quote({ tag, attributes = {}, content }: Quoted): string {
  const mark = sha256(`${tag}\n${content}`).slice(0, 8);
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(String(value))}"`);
  const end = content === "" || content.endsWith("\n") ? "" : "\n";
  return `<${tag}-${mark}${pairs.join("")}>\n${content}${end}</${tag}-${mark}>`;
}

/** Attributes may come from models too: what could end one is left out. */
function attributeText(value: string): string {
  return value.replace(/[\r\n]+/g, " ").replace(/["<>]/g, "'");
}

/** A headline and what stands below it; nothing when there is nothing to say. */
export function block(title: string, body: string | undefined): string {
  const text = body?.trim() ?? "";
  return text === "" ? "" : `# ${title}\n\n${text}`;
}

/** Joins pieces with an empty line between, without the empty ones. */
export function stack(...pieces: readonly (string | undefined)[]): string {
  return pieces.filter((piece) => piece !== undefined && piece !== "").join("\n\n");
}

/** The beginning and the end of long output, with a line that says what was left out. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = text.slice(0, Math.floor(maxLength / 3));
  const tail = text.slice(text.length - Math.floor((maxLength * 2) / 3));
  return `${head}\n[… ${text.length - head.length - tail.length} characters left out …]\n${tail}`;
}

/** A text with the number of each line in front, as reviewers quote by. */
export function numberLines(content: string): string {
  const lines = content.replace(/\n$/, "").split("\n");
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}| ${line}`).join("\n");
}
