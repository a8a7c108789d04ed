export interface TextModule {
  readonly id: string;
  /** A user interface is the designer's to build. */
  readonly kind?: "logic" | "ui";
  readonly depends?: readonly string[];
  readonly checks?: readonly string[];
  readonly prose?: string;
  readonly was?: string;
  /** Folder that it owns; its id where none is given. */
  readonly folder?: string;
  /** More lines of its section, such as a contract. */
  readonly blocks?: string;
}

export interface TextBlueprint {
  readonly modules: readonly TextModule[];
  readonly checks?: readonly string[];
  readonly shared?: string;
}

/** A blueprint of modules that write text files, whose checks are over in milliseconds. */
export function textBlueprint({ modules, checks = [], shared = "Small files." }: TextBlueprint): string {
  const list = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
  const sections = modules.map(
    ({
      id,
      kind = "logic",
      depends = [],
      checks: own = [`grep -q good src/${id}/${id}.txt`],
      prose,
      was,
      folder = id,
      blocks = "",
    }) =>
      `## Module ${folder}\n\n${prose ?? `Writes ${id}.`}\n\n\`\`\`yaml module\nid: ${id}\nkind: ${kind}\nowns: ["src/${folder}/**"]\ndepends: ${list(depends)}\nchecks: ${list(own)}\n${was === undefined ? "" : `was: ${was}\n`}\`\`\`\n${blocks}`,
  );
  return `# Texts\n\n${shared}\n\n\`\`\`yaml stack\nlanguage: text\nchecks: ${list(checks)}\n\`\`\`\n\n${sections.join("\n")}`;
}
