interface NotesModule {
  readonly id: string;
  readonly prose?: string;
}

/** A blueprint without any diagnostic, of modules that write a text file each: its checks are over in milliseconds. */
export function notesBlueprint(
  modules: readonly NotesModule[] = [{ id: "notes" }],
  shared = "Notes for one reader, in plain files.",
): string {
  const sections = modules.map(
    ({ id, prose = `Says what ${id} are for.` }) => `## Module ${id}

${prose}

\`\`\`yaml module
id: ${id}
kind: content
owns: ["src/${id}/**"]
depends: []
acceptance:
  - id: good
    says: The file says good.
    run: grep -q good src/${id}/${id}.txt
\`\`\`
`,
  );
  return `# Notes\n\n${shared}\n\n\`\`\`yaml stack\nlanguage: text\nchecks: ["true"]\n\`\`\`\n\n${sections.join("\n")}`;
}
