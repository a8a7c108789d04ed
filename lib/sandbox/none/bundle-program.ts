import { posix } from "node:path";
import { text } from "node:stream/consumers";
import { type BuildOptions, build, type Plugin, type TransformFailure, transform } from "esbuild";
import type { BundleRequest } from "./read-bundle-command.ts";

/**
 * Run as a process of its own: takes `{ request, files }` as JSON and answers `{ outputs, errors }`. Every path is looked up
 * among the files that it was given; nothing is ever read from the disk, or an import could fetch a secret into
 * the bundle.
 */
const { request, files } = JSON.parse(await text(process.stdin)) as {
  readonly request: BundleRequest;
  readonly files: Readonly<Record<string, string>>;
};
const extensions = [".tsx", ".ts", ".jsx", ".js", ".mjs", ".css", ".json"];
const loaders: Readonly<Record<string, string>> = {
  ...{ ".tsx": "tsx", ".ts": "ts", ".mts": "ts", ".jsx": "jsx", ".js": "js", ".mjs": "js", ".cjs": "js" },
  ...{ ".css": "css", ".json": "json", ".txt": "text" },
  ...(request.options.loader as Record<string, string>),
};

const onlyGivenFiles: Plugin = {
  name: "only-given-files",
  setup(builder) {
    builder.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
      if (kind === "url-token" && /^(?:https?:|data:|#)/.test(path)) return { path, external: true };
      const from = kind === "entry-point" ? "" : posix.dirname(importer);
      const bare = kind !== "entry-point" && kind !== "url-token" && !/^\.{0,2}\//.test(path);
      const found = bare ? undefined : find(posix.join(from, path));
      if (found !== undefined) return { path: found, namespace: "given" };
      const reason = bare ? "packages are bundled in a sandbox only" : "there is no such file in the project";
      return {
        errors: [
          { text: `${JSON.stringify(path)}: ${reason}`, notes: importer ? [{ text: `imported by ${importer}` }] : [] },
        ],
      };
    });
    builder.onLoad({ filter: /.*/ }, async ({ path, namespace }) => {
      const loader = loaders[posix.extname(path)];
      if (namespace !== "given" || loader === undefined) return { errors: [{ text: `no loader is set for ${path}` }] };
      const source = Buffer.from(files[path] ?? "", "base64");
      if (/^[jt]sx?$/.test(loader)) return loadScript(path, source.toString(), loader as "ts");
      // esbuild itself would open the map that a style names, wherever that is.
      const contents =
        loader === "css" ? source.toString().replaceAll("sourceMappingURL", "sourceMappingIgnored") : source;
      return { contents, loader: loader as "css" };
    });
  },
};

const pathPutTogether = /\b(?:import|require)(?:\.resolve)?\((?!"(?:[^"\\\n]|\\.)*"[,)])/;

/**
 * A script, printed anew: that drops comments, such as one that names a source map for esbuild to open, and leaves one
 * way to write an import. One whose path is put together while running makes esbuild search the disk, so it is refused.
 */
async function loadScript(path: string, source: string, loader: "ts") {
  const { jsx } = request.options as Pick<BuildOptions, "jsx">;
  const options = { loader, jsx, sourcefile: path, tsconfigRaw: {}, legalComments: "none", sourcemap: false } as const;
  try {
    const { code } = await transform(source, { ...options, jsx: jsx ?? "transform" });
    if (!pathPutTogether.test(code)) return { contents: code, loader: "js" as const };
    return {
      errors: [{ text: `${path}: an import whose path is put together at run time is bundled in a sandbox only` }],
    };
  } catch (error) {
    return { errors: (error as TransformFailure).errors };
  }
}

function find(path: string): string | undefined {
  const plain = posix.normalize(path).replace(/^\/+/, "");
  const compiled = plain.replace(/\.(m?)js(x?)$/, ".$1ts$2");
  const candidates = [plain, compiled, ...extensions.flatMap((ending) => [plain + ending, `${plain}/index${ending}`])];
  return candidates.find((candidate) => Object.hasOwn(files, candidate));
}

/** The deepest folder that holds all entries: outputs are placed relative to it, as esbuild does. */
function commonFolder(entries: readonly string[]): string {
  const [first = [], ...others] = entries.map((entry) => posix.dirname(posix.normalize(entry)).split("/"));
  const length = first.findIndex((part, i) => others.some((other) => other[i] !== part));
  return (length === -1 ? first : first.slice(0, length)).join("/");
}

const base = (request.options.outbase as string | undefined) ?? commonFolder(request.entries);
const named = request.entries.map((entry) => ({
  in: entry,
  out: posix.relative(base, posix.normalize(entry)).replace(/\.[^./]+$/, ""),
}));
try {
  const result = await build({
    ...(request.options as BuildOptions),
    loader: {},
    entryPoints: request.options.outfile ? [...request.entries] : named,
    plugins: [onlyGivenFiles],
    absWorkingDir: "/",
    tsconfigRaw: {},
    write: false,
    metafile: false,
    logLevel: "silent",
  });
  const outputs = result.outputFiles.map(({ path, contents }) => [
    path.slice(1),
    Buffer.from(contents).toString("base64"),
  ]);
  console.log(JSON.stringify({ outputs, errors: result.warnings.map(({ text }) => `warning: ${text}`) }));
} catch (error) {
  const failures = (error as { errors?: { text: string; location?: { file: string; line: number } | null }[] }).errors;
  const place = (at: { file: string; line: number } | null | undefined) =>
    at ? `${at.file.replace(/^given:/, "")}:${at.line}: ` : "";
  const errors = failures?.map(({ text, location }) => `error: ${place(location)}${text}`) ?? [String(error)];
  console.log(JSON.stringify({ errors }));
}
