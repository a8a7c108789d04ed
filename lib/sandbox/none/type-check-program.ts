import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { API, type Diagnostic, DiagnosticCategory } from "typescript/unstable/sync";
import { createReadableFiles, type Mount } from "./readable-files.ts";

/**
 * Run as a process of its own, first of its group: `node type-check-program.ts <tsc> <mounts as JSON>`. Prints what
 * `tsc --noEmit` would and ends as it does, or with its standard input. The compiler reads through us, so a
 * `tsconfig.json` can name no file outside the mounts, and it is never asked to write.
 */
const [tsc = "", mounts = "[]"] = process.argv.slice(2);
const box = "/box";
const config = `${box}/tsconfig.json`;

new Worker(new URL("end-with-server.ts", import.meta.url)).unref();
const libraries: Mount = { at: dirname(tsc), folder: dirname(tsc) };
const fs = createReadableFiles([libraries, ...(JSON.parse(mounts) as Mount[])]);

if (fs.fileExists(config)) check();
else console.log("There is no tsconfig.json, so there was nothing to check.");

function check(): void {
  const api = new API({ tsserverPath: tsc, cwd: box, fs });
  const { program } = api.updateSnapshot({ openProjects: [config] }).getProject(config) ?? {};
  if (program === undefined) throw new Error("the compiler did not open the project");
  const early = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getProgramDiagnostics(),
    ...program.getSyntacticDiagnostics(),
  ];
  const found = early.length > 0 ? early : [...program.getGlobalDiagnostics(), ...program.getSemanticDiagnostics()];
  const errors = [...new Set(found.filter(({ category }) => category === DiagnosticCategory.Error).map(format))];
  api.close();
  for (const line of errors) console.log(line);
  if (errors.length > 0) process.exitCode = 2;
}

function format(diagnostic: Diagnostic): string {
  const message = `error TS${diagnostic.code}: ${words(diagnostic, 0)}`;
  if (diagnostic.fileName === undefined) return message;
  const name = diagnostic.fileName.startsWith(`${box}/`)
    ? diagnostic.fileName.slice(box.length + 1)
    : diagnostic.fileName;
  const before = (fs.readFile(diagnostic.fileName) ?? "").slice(0, diagnostic.pos).split("\n");
  return `${name}(${before.length},${(before.at(-1)?.length ?? 0) + 1}): ${message}`;
}

function words(diagnostic: Diagnostic, depth: number): string {
  const chain = (diagnostic.messageChain ?? []).map((next) => words(next, depth + 1));
  return ["  ".repeat(depth) + diagnostic.text, ...chain].join("\n");
}
