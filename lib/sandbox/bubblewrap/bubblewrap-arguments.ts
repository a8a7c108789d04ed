import type { SandboxJob } from "../../engine/ports/sandbox.ts";
import { sandboxCommand, sandboxEnvironment } from "../sandbox-script.ts";
import type { HostRoot } from "./host-roots.ts";

export interface BubblewrapHost {
  readonly roots: readonly HostRoot[];
  /** Folders below `/usr` that may hold what is nobody's business, hidden by empty ones. */
  readonly hidden: readonly string[];
  readonly toolboxFolder: string;
}

/** Folders of the job's dependencies that tools write to, where they exist. */
export const cacheFolders = [".vite", ".vite-temp", ".cache"];

const mebibyte = 1024 * 1024;

/**
 * The profile: an allow-list. Own namespaces, no capabilities, no network, no file of the host but its programs and
 * libraries; everything that can be written is memory of bounded size and gone afterwards.
 */
export function bubblewrapArguments(job: SandboxJob, host: BubblewrapHost, caches: readonly string[]): string[] {
  const { toolboxFolder } = host;
  return [
    ...["--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns"],
    ...["--cap-drop", "ALL", "--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv"],
    ...Object.entries(sandboxEnvironment).flatMap(([name, value]) => ["--setenv", name, value]),
    ...host.roots.flatMap((root) =>
      "linkTo" in root ? ["--symlink", root.linkTo, root.path] : bind(root.path, root.path),
    ),
    ...host.hidden.flatMap((folder) => tmpfs(folder, 1)),
    ...["passwd", "group", "hosts", "nsswitch.conf"].flatMap((name) =>
      bind(`${toolboxFolder}/etc/${name}`, `/etc/${name}`),
    ),
    ...bind(`${toolboxFolder}/bin`, "/toolbox/bin"),
    // Beside the box, not in it: Node and TypeScript look upwards, so a project's own packages come first.
    ...bind(`${toolboxFolder}/node_modules`, "/node_modules"),
    ...["--proc", "/proc", ...bind("/proc/sys", "/proc/sys"), "--dev", "/dev"],
    ...[...tmpfs("/dev/shm", 64), ...tmpfs("/tmp", 256), ...tmpfs("/home", 64), "--dir", "/home/sandbox"],
    ...tmpfs("/box", job.limits.diskMb),
    ...(job.dependencies === undefined ? [] : bind(`${job.dependencies}/node_modules`, "/box/node_modules")),
    ...caches.flatMap((name) => tmpfs(`/box/node_modules/${name}`, 64)),
    // Both are memory without a bound of its own.
    ...["--remount-ro", "/dev", "--remount-ro", "/"],
    ...["--chdir", "/box", "--", ...sandboxCommand(job)],
  ];
}

function bind(from: string, to: string): string[] {
  return ["--ro-bind", from, to];
}

function tmpfs(path: string, sizeMb: number): string[] {
  return ["--size", String(sizeMb * mebibyte), "--tmpfs", path];
}
