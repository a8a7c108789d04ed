import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SandboxError } from "../sandbox-error.ts";

/** Packages of ours that every sandbox offers, and the programs in them. */
export interface ToolboxParts {
  /** Name and version of each, to tell one toolbox from another. */
  readonly packages: readonly { readonly name: string; readonly version: string; readonly folder: string }[];
  readonly nodeProgram: string;
  /** Program name to its place inside `node_modules`. */
  readonly programs: Readonly<Record<string, string>>;
}

/** Finds Node, TypeScript, esbuild and Node's types among the packages of this installation. */
export async function findToolboxParts(appFolder: string): Promise<ToolboxParts> {
  const platform = `${process.platform}-${process.arch}`;
  const compiler = `@typescript/typescript-${platform}`;
  const bundler = `@esbuild/${platform}`;
  const names = ["typescript", compiler, "esbuild", bundler, "@types/node", "undici-types"];
  const nodePackage = join(appFolder, "node_modules", `node-${platform}`);
  const nodeProgram = join(nodePackage, "bin", "node");
  const folders = names.map((name) => ({ name, folder: join(appFolder, "node_modules", name) }));
  const missing = folders.filter(({ folder }) => !existsSync(folder)).map(({ name }) => name);
  if (!existsSync(nodeProgram)) missing.push(`node-${platform}`);
  if (missing.length > 0) {
    throw new SandboxError(
      `The sandbox's tools are not installed (${missing.join(", ")}): there is none for ${platform}, or node_modules is incomplete; run npm ci.`,
    );
  }
  const packages = await Promise.all(
    [...folders, { name: "node", folder: nodePackage }].map(async ({ name, folder }) => {
      const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
      return { name, folder, version: manifest.version };
    }),
  );
  return {
    packages: packages.filter(({ name }) => name !== "node"),
    nodeProgram,
    // The native programs themselves: the scripts around them would cost a start of Node each time.
    programs: { tsc: `${compiler}/lib/tsc`, esbuild: `${bundler}/bin/esbuild` },
  };
}
