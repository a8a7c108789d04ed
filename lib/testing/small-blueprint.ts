const module = (id: string, fields: string) => `## ${id}

What ${id} does.

\`\`\`yaml module
id: ${id}
kind: logic
owns:
  - src/${id}/**
entry: src/${id}/${id}.ts
${fields}\`\`\`
`;

/** A blueprint of three modules: `core`, `ui` on top of it, and `docs` beside them. Can be read; made for rows, not for building. */
export const smallBlueprint = `# Shop

A small shop.

\`\`\`yaml stack
language: typescript
checks:
  - tsc --noEmit
\`\`\`

${module("core", "acceptance:\n  - id: c1\n    says: The total is the sum.\n    run: node --test src/core\n")}
${module("ui", "depends:\n  - core\n")}
${module("docs", "")}`;
