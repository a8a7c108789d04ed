/** How a generated blueprint looks. */
export interface BlueprintPlan {
  readonly layers: number;
  readonly width: number;
  /** Commands that are run for every module and for the whole. */
  readonly checks: readonly string[];
  /** Paragraphs in each section, about 55 words each, and declarations in each contract. */
  readonly paragraphs?: number;
  readonly declarations?: number;
  /** Paragraphs of the shared part. */
  readonly shared?: number;
}

export interface PlannedModule {
  readonly id: string;
  readonly depends: readonly string[];
}

/**
 * A blueprint of layers: every module needs two neighbours of the layer below, and every third one also a module two
 * layers below, as programs tend to.
 */
export function layeredBlueprint(plan: BlueprintPlan): {
  readonly markdown: string;
  readonly modules: readonly PlannedModule[];
} {
  const modules = Array.from({ length: plan.layers * plan.width }, (_, index) => moduleAt(plan, index));
  const sections = modules.map((module, index) => sectionOf(plan, module, index));
  return { markdown: `${sharedPart(plan)}\n${sections.join("\n")}`, modules };
}

function moduleAt({ width }: BlueprintPlan, index: number): PlannedModule {
  const [layer, place] = [Math.floor(index / width), index % width];
  const below = layer === 0 ? [] : [idAt(layer - 1, place), idAt(layer - 1, (place + 1) % width)];
  const farther = layer > 1 && index % 3 === 0 ? [idAt(layer - 2, (place + 2) % width)] : [];
  return { id: idAt(layer, place), depends: [...new Set([...below, ...farther])] };
}

const idAt = (layer: number, place: number) => `part-${layer + 1}-${place + 1}`;

function sharedPart({ checks, shared = 1 }: BlueprintPlan): string {
  return `# Layers

${Array.from({ length: shared }, (_, index) => prose("the whole", index)).join("\n\n")}

\`\`\`yaml stack
language: typescript
checks:
${checks.map((check) => `  - ${check}`).join("\n")}
\`\`\`
`;
}

function sectionOf({ paragraphs = 1, declarations = 0 }: BlueprintPlan, module: PlannedModule, index: number): string {
  const { id, depends } = module;
  const text = Array.from({ length: paragraphs }, (_, nth) => prose(id, index + nth)).join("\n\n");
  return `## ${id}

\`\`\`yaml module
id: ${id}
title: The part ${id}
kind: logic
owns: [src/${id}/**]
entry: src/${id}/index.ts
depends: [${depends.join(", ")}]
acceptance:
  - id: counts-its-words
    says: The words of every line are counted.
\`\`\`

${text}
${contractOf(id, declarations)}`;
}

function contractOf(id: string, declarations: number): string {
  if (declarations === 0) return "";
  const lines = Array.from(
    { length: declarations },
    (_, index) =>
      `/** What ${id} says of its value number ${index}: never empty, in the order in which it was asked for. */
export interface Value${index} { readonly name: string; readonly count: number; readonly place: readonly [number, number] }`,
  );
  return `
\`\`\`ts contract=src/${id}/contract.ts
${lines.join("\n")}
export interface Entry {
${lines.map((_, index) => `  read${index}(text: string): Value${index} | undefined;`).join("\n")}
}
\`\`\`
`;
}

const sentences = [
  "It takes lines of text as they come and answers how many words each of them has, in order, without waiting for more.",
  "An empty line has no words, and a line of blanks alone counts as empty; nothing is trimmed that a person wrote.",
  "What cannot be read is answered as a value that says so with its place, and never by an exception.",
  "It holds nothing between two calls, so that two callers never see what the other one asked.",
  "Names are compared as they are written; neither case nor accents are folded.",
];

/** About 55 words that differ from place to place, so that nothing is the same prefix by accident. */
function prose(about: string, turn: number): string {
  const picked = [0, 1, 2].map((nth) => sentences[(turn + nth) % sentences.length]);
  return `Concerning ${about}, rule ${turn + 1}. ${picked.join(" ")}`;
}
