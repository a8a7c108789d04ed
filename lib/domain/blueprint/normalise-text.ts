/** The document as it is kept and parsed: no byte order mark, `\n` as the only line break. */
export function normaliseText(text: string): string {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return body.includes("\r") ? body.replace(/\r\n?/g, "\n") : body;
}
