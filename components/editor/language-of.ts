const languages: Readonly<Record<string, string>> = {
  ...{ ts: "typescript", tsx: "typescript", mts: "typescript", cts: "typescript" },
  ...{ js: "javascript", jsx: "javascript", mjs: "javascript", cjs: "javascript", json: "javascript" },
  ...{ html: "html", svg: "html", css: "css", md: "markdown", yaml: "yaml", yml: "yaml", py: "python", sh: "shell" },
};

/** The colours that a file is shown in, by its extension. JSON is shown as the JavaScript that it is. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const extension = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).toLowerCase() : "";
  return languages[extension] ?? "plaintext";
}
