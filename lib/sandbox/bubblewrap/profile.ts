import { existsSync } from "node:fs";
import type { HostRoot } from "./host-roots.ts";
import { readHostRoots } from "./host-roots.ts";

export interface BubblewrapHost {
  readonly roots: readonly HostRoot[];
  /** Folders below `/usr` that may hold what is nobody's business, hidden by empty ones. */
  readonly hidden: readonly string[];
  readonly toolboxFolder: string;
}

/** Finds out, once, what of this host a sandbox gets to see. */
export async function describeHost(toolboxFolder: string, privateFolders: readonly string[]): Promise<BubblewrapHost> {
  const fixed = ["/usr/src", "/usr/local/etc", "/usr/local/src", "/usr/local/var"];
  const own = privateFolders.filter((folder) => folder.startsWith("/usr/"));
  const hidden = [...new Set([...fixed, ...own])].filter((folder) => existsSync(folder));
  return { roots: await readHostRoots(), hidden, toolboxFolder };
}

/**
 * What every sandbox has in common, an allow-list: own namespaces, no capabilities, and of the host only its
 * programs and libraries. What can be written is memory of bounded size and gone afterwards.
 */
export function profile(host: BubblewrapHost, environment: Readonly<Record<string, string>>): string[] {
  const { toolboxFolder } = host;
  return [
    ...["--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns"],
    ...["--cap-drop", "ALL", "--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv"],
    ...Object.entries(environment).flatMap(([name, value]) => ["--setenv", name, value]),
    ...host.roots.flatMap((root) =>
      "linkTo" in root ? ["--symlink", root.linkTo, root.path] : readable(root.path, root.path),
    ),
    ...host.hidden.flatMap((folder) => memory(folder, 1)),
    ...["passwd", "group", "hosts", "nsswitch.conf"].flatMap((name) =>
      readable(`${toolboxFolder}/etc/${name}`, `/etc/${name}`),
    ),
    ...readable(`${toolboxFolder}/bin`, "/toolbox/bin"),
    // Beside the box, not in it: Node and TypeScript look upwards, so a project's own packages come first.
    ...readable(`${toolboxFolder}/node_modules`, "/node_modules"),
    ...["--proc", "/proc", ...readable("/proc/sys", "/proc/sys"), "--dev", "/dev"],
    ...[...memory("/dev/shm", 64), ...memory("/tmp", 256), ...memory("/home", 64), "--dir", "/home/sandbox"],
  ];
}

/** Ends a profile: both are memory without a bound of its own. */
export const sealed: readonly string[] = ["--remount-ro", "/dev", "--remount-ro", "/"];

export function readable(from: string, to: string): string[] {
  return ["--ro-bind", from, to];
}

/** A folder in memory of at most that many mebibytes. */
export function memory(path: string, sizeMb: number): string[] {
  return ["--size", String(sizeMb * 1024 * 1024), "--tmpfs", path];
}
