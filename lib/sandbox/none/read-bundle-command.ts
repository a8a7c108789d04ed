/** What a plain `esbuild` command asks for. */
export interface BundleRequest {
  readonly entries: readonly string[];
  /** Options by esbuild's own names. */
  readonly options: Readonly<Record<string, string | boolean | Readonly<Record<string, string>> | readonly string[]>>;
}

const switches: Readonly<Record<string, string>> = {
  bundle: "bundle",
  minify: "minify",
  "minify-whitespace": "minifyWhitespace",
  "minify-identifiers": "minifyIdentifiers",
  "minify-syntax": "minifySyntax",
  splitting: "splitting",
  "keep-names": "keepNames",
};
const values: Readonly<Record<string, string>> = {
  outdir: "outdir",
  outfile: "outfile",
  outbase: "outbase",
  format: "format",
  target: "target",
  platform: "platform",
  "global-name": "globalName",
  jsx: "jsx",
  charset: "charset",
  "legal-comments": "legalComments",
  "public-path": "publicPath",
};
// Maps among them: esbuild reads what a source names as its own map from the disk.
const ignored = new Set(["log-level", "color", "log-limit", "sourcemap", "sources-content"]);

/**
 * Reads a command that does nothing but bundle, so that it can be done without running it. Undefined for everything
 * else: a shell's syntax, another program, an option that reads or writes in ways of its own.
 */
export function readBundleCommand(command: string): BundleRequest | undefined {
  if (!/^esbuild( +[A-Za-z0-9@%+=:,./_-]+)+$/.test(command.trim())) return undefined;
  const words = command.trim().split(/ +/).slice(1);
  const entries: string[] = [];
  const options: Record<string, string | boolean> = {};
  const loader: Record<string, string> = {};
  const define: Record<string, string> = {};
  for (const word of words) {
    const flag = /^--([a-z-]+)(?:([=:])(.*))?$/.exec(word);
    const [, name = "", mark, value = ""] = flag ?? [];
    if (flag === null) {
      if (word.startsWith("-")) return undefined;
      entries.push(word);
    } else if (mark === undefined && switches[name]) options[switches[name]] = true;
    else if (mark === "=" && values[name]) options[values[name]] = value;
    else if (mark === ":" && name === "loader") loader[value.split("=")[0] ?? ""] = value.split("=")[1] ?? "";
    else if (mark === ":" && name === "define") define[value.split("=")[0] ?? ""] = value.split("=").slice(1).join("=");
    else if (!ignored.has(name)) return undefined;
  }
  if (entries.length === 0 || options.bundle !== true || (!options.outdir && !options.outfile)) return undefined;
  return { entries, options: { ...options, loader, define } };
}
