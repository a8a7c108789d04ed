/** A reply before it is put into the words of one request. */
export type ReplyContent =
  | { readonly form: "document"; readonly text: string }
  | { readonly form: "json"; readonly json: string }
  | {
      readonly form: "answer";
      readonly files: readonly { readonly path: string; readonly content: string }[];
      /** The bodies are SEARCH/REPLACE blocks. */
      readonly edits: readonly { readonly path: string; readonly body: string }[];
      readonly deletes: readonly string[];
      readonly findings: readonly {
        readonly finding: number;
        readonly is: "fixed" | "contested";
        readonly reason: string;
      }[];
    };

/** The text of a reply as a model would write it for a packet with this nonce and these findings. */
export function renderReply(content: ReplyContent, nonce: string, findings: readonly string[]): string {
  switch (content.form) {
    case "document":
      return content.text;
    case "json":
      return `${JSON.stringify(withFindings(JSON.parse(content.json), findings), null, 2)}\n`;
    case "answer": {
      const tags = [
        ...content.files.map(({ path, content: text }) => tag("file", nonce, path, text)),
        ...content.edits.map(({ path, body }) => tag("edit", nonce, path, body)),
        ...content.deletes.map((path) => `<delete-${nonce} path="${path}"/>`),
        ...content.findings.flatMap(({ finding, is, reason }) => {
          const key = findings[finding - 1];
          return key === undefined
            ? []
            : [`<answer-${nonce} finding="${key}" is="${is}">${reason.trim()}</answer-${nonce}>`];
        }),
      ];
      return `${tags.join("\n")}\n`;
    }
  }
}

function tag(name: "file" | "edit", nonce: string, path: string, body: string): string {
  return `<${name}-${nonce} path="${path}">\n${body.endsWith("\n") ? body : `${body}\n`}</${name}-${nonce}>`;
}

const placeholder = /^\{\{finding:([1-9])\}\}$/;

/** Puts the packet's findings in; an entry of a list that names one which the packet does not have is left out. */
function withFindings(value: unknown, findings: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.filter((entry) => !namesUnknown(entry, findings)).map((entry) => withFindings(entry, findings));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, withFindings(inside, findings)]));
  }
  return typeof value === "string" ? (keyOf(value, findings) ?? value) : value;
}

function namesUnknown(entry: unknown, findings: readonly string[]): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  return Object.values(entry).some(
    (value) => typeof value === "string" && placeholder.test(value) && keyOf(value, findings) === undefined,
  );
}

function keyOf(text: string, findings: readonly string[]): string | undefined {
  const position = placeholder.exec(text)?.[1];
  return position === undefined ? undefined : findings[Number(position) - 1];
}
