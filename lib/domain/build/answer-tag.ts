export type TagName = "file" | "edit" | "delete" | "answer";

/** What stands at a `<` of a builder's reply. */
export type TagReading =
  /** Ordinary text. */
  | { readonly type: "text" }
  /** Undecided until more of the reply is there. */
  | { readonly type: "unknown" }
  | {
      readonly type: "open";
      readonly name: TagName;
      readonly attributes: Readonly<Record<string, string>>;
      readonly selfClosing: boolean;
      readonly length: number;
    }
  | { readonly type: "close"; readonly name: TagName; readonly length: number }
  | { readonly type: "malformed"; readonly text: string; readonly length: number };

const names: readonly TagName[] = ["file", "edit", "delete", "answer"];
const maxTagLength = 1000;

/**
 * Reads a tag that carries the nonce, at `at`, which is a `<`. Decides as soon as the text decides and never earlier,
 * so that the same reply is read the same way however it was cut into chunks.
 */
export function readTag(text: string, at: number, nonce: string): TagReading {
  for (const name of names) {
    const close = `</${name}-${nonce}>`;
    if (text.startsWith(close, at)) return { type: "close", name, length: close.length };
    if (isCut(text, at, close)) return { type: "unknown" };
    const open = `<${name}-${nonce}`;
    if (isCut(text, at, open)) return { type: "unknown" };
    if (text.startsWith(open, at)) return readOpening(text, at, name, open.length);
  }
  return { type: "text" };
}

/** True when the text ends inside of what could become the tag. */
function isCut(text: string, at: number, tag: string): boolean {
  const rest = text.length - at;
  return rest < tag.length && tag.startsWith(text.slice(at));
}

function readOpening(text: string, at: number, name: TagName, from: number): TagReading {
  let quote = "";
  for (let index = at + from; index < text.length; index += 1) {
    const char = text[index] as string;
    if (char === "\n" || index - at > maxTagLength)
      return { type: "malformed", text: text.slice(at, index), length: index - at };
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return readWhole(text.slice(at, index + 1), name, from);
  }
  return { type: "unknown" };
}

const whole = /^(?:\s+[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(\/?)>$/;

function readWhole(tag: string, name: TagName, from: number): TagReading {
  const match = whole.exec(tag.slice(from));
  if (match === null) return { type: "malformed", text: tag, length: tag.length };
  const pairs = [...tag.matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const attributes = Object.fromEntries(pairs.map((pair) => [pair[1] ?? "", pair[2] ?? pair[3] ?? ""]));
  return { type: "open", name, attributes, selfClosing: match[1] === "/", length: tag.length };
}
