/** How a block of HTML ends: by a text in a line, or by an empty line. */
export type HtmlEnd = RegExp | "blank";

const blockNames =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|" +
  "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|" +
  "title|tr|track|ul";

const attribute = `(?:\\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\\s*=\\s*(?:[^"'=<>\`\\s]+|'[^']*'|"[^"]*"))?)`;

const kinds: readonly { readonly start: RegExp; readonly end: HtmlEnd }[] = [
  { start: /^<(?:script|pre|textarea|style)(?:[\s>]|$)/i, end: /<\/(?:script|pre|textarea|style)>/i },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<![a-z]/i, end: />/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
  { start: new RegExp(`^</?(?:${blockNames})(?:\\s|/?>|$)`, "i"), end: "blank" },
];

const wholeTag = new RegExp(
  `^(?!</?(?:script|pre|textarea|style)[\\s/>])(?:<[a-zA-Z][a-zA-Z0-9-]*${attribute}*\\s*/?>|</[a-zA-Z][a-zA-Z0-9-]*\\s*>)\\s*$`,
  "i",
);

/** How the HTML block ends that starts with this text, by CommonMark's seven kinds; undefined when none does. */
export function htmlStart(text: string, interruptsParagraph: boolean): HtmlEnd | undefined {
  if (!text.startsWith("<")) return undefined;
  const kind = kinds.find(({ start }) => start.test(text));
  if (kind !== undefined) return kind.end;
  return !interruptsParagraph && text.length < 2000 && wholeTag.test(text) ? "blank" : undefined;
}
