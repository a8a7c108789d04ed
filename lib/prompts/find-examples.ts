/** Texts of the fences in a prompt whose info string has `example=<name>`, so that tests can parse what models read. */
export function findExamples(prompt: string, name: string): string[] {
  const examples: string[] = [];
  let fence: string | undefined;
  let lines: string[] = [];
  for (const line of prompt.split("\n")) {
    if (fence === undefined) {
      const opening = /^(`{4,})\w+ example=([a-z]+)$/.exec(line);
      if (opening?.[2] !== name) continue;
      fence = opening[1];
      lines = [];
    } else if (line === fence) {
      examples.push(`${lines.join("\n")}\n`);
      fence = undefined;
    } else lines.push(line);
  }
  return examples;
}
