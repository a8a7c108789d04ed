import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, link, mkdir, readdir, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { removeAbandoned } from "../remove-abandoned.ts";
import { findToolboxParts, type ToolboxParts } from "./toolbox-parts.ts";

/** A folder with the tools of every sandbox: `bin` and `node_modules` are mounted, `etc` stands in for the host's. */
export interface Toolbox {
  readonly folder: string;
}

// Generated code looks up names and hosts; none of the machine's own are told to it.
const etc: Readonly<Record<string, string>> = {
  passwd: "root:x:0:0:root:/root:/bin/sh\nsandbox:x:1000:1000:sandbox:/home/sandbox:/bin/sh\n",
  group: "root:x:0:\nsandbox:x:1000:\n",
  hosts: "127.0.0.1 localhost sandbox\n::1 localhost\n",
  "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
};

/** Makes the toolbox once under `parent` and finds it again; many at once are fine. */
export async function buildToolbox(appFolder: string, parent: string): Promise<Toolbox> {
  await removeAbandoned(parent);
  const parts = await findToolboxParts(appFolder);
  const folder = join(parent, `toolbox-${await keyOf(parts)}`);
  if (existsSync(folder)) return { folder };
  const making = join(parent, `.making-${randomUUID()}`);
  try {
    await fill(making, parts);
    // Only a whole toolbox ever has its name, also after a crash.
    await rename(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return { folder };
}

async function keyOf(parts: ToolboxParts): Promise<string> {
  const { size } = await stat(parts.nodeProgram);
  const versions = parts.packages.map(({ name, version }) => `${name}@${version}`);
  const words = JSON.stringify([versions, size, parts.programs, etc, process.platform, process.arch]);
  return createHash("sha256").update(words).digest("hex").slice(0, 16);
}

async function fill(folder: string, parts: ToolboxParts): Promise<void> {
  await mkdir(join(folder, "bin"), { recursive: true });
  await mkdir(join(folder, "etc"));
  await place(parts.nodeProgram, join(folder, "bin", "node"));
  for (const [program, path] of Object.entries(parts.programs)) {
    await symlink(`/node_modules/${path}`, join(folder, "bin", program));
  }
  for (const [name, text] of Object.entries(etc)) await writeFile(join(folder, "etc", name), text);
  for (const { name, folder: from } of parts.packages) await placeFolder(from, join(folder, "node_modules", name));
}

async function placeFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await placeFolder(source, target);
    else if (entry.isFile()) await place(source, target);
  }
}

// A hard link costs nothing; it is only ever mounted read-only. Across file systems it has to be a copy.
async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}
