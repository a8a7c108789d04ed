import type { Diagnostic, Preview, Stack } from "./blueprint.ts";
import { diagnose, type Read } from "./blueprint-source.ts";
import type { BlueprintDocument } from "./document.ts";
import { insertBelow } from "./quick-fix.ts";
import { readYaml, type YamlReading } from "./read-yaml.ts";
import { toLines, yamlDiagnostics } from "./yaml-diagnostics.ts";
import { stackSchema } from "./yaml-schemas.ts";

/** Reads the one `yaml stack` block. */
export function readStack(document: BlueprintDocument): Read<Stack | undefined> {
  const blocks = document.blocks.filter((block) => block.role.type === "stack");
  const [block, ...others] = blocks;
  if (block === undefined) return { value: undefined, diagnostics: [missing(document)] };
  const diagnostics: Diagnostic[] = others.map((other) =>
    diagnose(
      "stack-duplicate",
      other.lines,
      `There is a \`yaml stack\` block in line ${block.lines.from} already; keep one.`,
    ),
  );
  const reading = readYaml(block.content, stackSchema);
  diagnostics.push(...yamlDiagnostics(document.lines, block, reading));
  const checks = (reading.entries.checks ?? []) as string[];
  const language = (reading.entries.language ?? "") as string;
  const preview = reading.entries.preview as Preview | undefined;
  const stack = { language, checks, ...(preview === undefined ? {} : { preview }), lines: block.lines };
  return { value: stack, diagnostics: [...diagnostics, ...stackWarnings(stack, reading, block.lines.from)] };
}

function stackWarnings(stack: Stack, reading: YamlReading, from: number): Diagnostic[] {
  if (stack.checks.length > 0 || reading.broken.has("checks") || reading.problems.length > 0) return [];
  const message =
    "The stack names no checks, so nothing runs for every module. Add `checks`, such as [tsc --noEmit, node --test].";
  return [diagnose("check-missing", toLines(from, reading.lineOf(["checks"])), message)];
}

function missing(document: BlueprintDocument): Diagnostic {
  const title = document.headings[0]?.lines.to ?? 1;
  const skeleton = "\n```yaml stack\nlanguage: typescript\nchecks:\n  - tsc --noEmit\n  - node --test\n```";
  return diagnose(
    "stack-missing",
    { from: title, to: title },
    "There is no `yaml stack` block: language, checks and preview are unknown.",
    {
      fix: insertBelow(document.lines, title, "Add a stack for TypeScript", skeleton),
    },
  );
}
