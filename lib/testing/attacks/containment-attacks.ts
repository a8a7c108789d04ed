import type { CanaryHost } from "./canary-host.ts";

/** Generated code that tries for something of the host. It prints what it got, and nothing else. */
export interface ContainmentAttack {
  readonly name: string;
  /** A module for Node; `got(what)` says that an attempt succeeded, `attempt` that it is one. */
  readonly program: (host: CanaryHost) => string;
  /** It succeeds when there is no sandbox, whoever runs it: the attack itself is tested with that. */
  readonly worksOutside?: true;
}

/** Comes before each program. A value that is not false or empty, or a promise for one, is a success. */
export const prelude = `
import fs from "node:fs"; import net from "node:net"; import os from "node:os";
import dgram from "node:dgram"; import path from "node:path"; import { spawnSync } from "node:child_process";
const attempt = async (what, act) => { try { if (await act()) console.log("got " + what); } catch {} };
const read = (file) => fs.readFileSync(file, "latin1");
const runs = (program, ...args) => spawnSync(program, args, { timeout: 10000 }).status === 0;
const reach = (where) => new Promise((resolve) => {
  const socket = net.connect(where, () => { socket.destroy(); resolve(true); });
  socket.on("error", () => resolve(false)).setTimeout(2000, () => { socket.destroy(); resolve(false); });
});
`;

const q = JSON.stringify;

export const containmentAttacks: readonly ContainmentAttack[] = [
  {
    name: "reads files of the host",
    worksOutside: true,
    program: ({ secretFile, siblingProject, secret }) => `
      await attempt("the secret", () => read(${q(secretFile)}).includes(${q(secret)}));
      await attempt("a sibling project", () => fs.readdirSync(${q(siblingProject)}).length);
      for (const file of ["/etc/shadow", "/etc/machine-id", "/root/.bashrc", "/proc/1/root/etc/machine-id", "/boot", "/home", "/var/lib", "/sys/class/dmi/id/product_name"])
        await attempt(file, () => fs.statSync(file).isDirectory() ? fs.readdirSync(file).filter((name) => name !== "sandbox").length : read(file));
      await attempt("the host's users", () => read("/etc/passwd").split("\\n").length > 30);`,
  },
  {
    name: "reads secrets from environments and command lines",
    worksOutside: true,
    program: ({ secret }) => `
      const halves = ${q([secret.slice(0, 9), secret.slice(9)])};
      await attempt("its own environment", () => Object.values(process.env).includes(halves.join("")));
      for (const pid of fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)))
        for (const file of ["environ", "cmdline"]) await attempt("/proc/" + pid + "/" + file, () => read("/proc/" + pid + "/" + file).includes(halves.join("")));`,
  },
  {
    name: "sees processes of the host, or kills them",
    worksOutside: true,
    program: ({ victim }) => `
      await attempt("more than its own processes", () => fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).length > 12);
      await attempt("the victim", () => read("/proc/${victim}/cmdline").includes("sleep"));
      await attempt("a kill", () => process.kill(${victim}, "SIGKILL"));
      await attempt("a kill of a group", () => process.kill(-${victim}, "SIGKILL"));`,
  },
  {
    name: "connects to the host",
    worksOutside: true,
    program: ({ port, socket, abstractSocket }) => `
      for (const host of ["127.0.0.1", "127.0.0.2", "localhost", "::ffff:127.0.0.1"]) await attempt(host, () => reach({ host, port: ${port} }));
      await attempt("a socket by its path", () => reach({ path: ${q(socket)} }));
      await attempt("an abstract socket", () => reach({ path: ${q(abstractSocket)} }));`,
  },
  {
    name: "has a way into a network",
    // Looked up, not tried: in a sandbox that leaks, an attempt would leave this machine.
    program: ({ port }) => `
      await attempt("an interface", () => Object.values(os.networkInterfaces()).flat().some(({ internal }) => !internal));
      await attempt("a device", () => read("/proc/net/dev").split("\\n").slice(2).some((line) => line.trim() && !/^ *lo:/.test(line)));
      await attempt("a route", () => read("/proc/net/route").trim().split("\\n").length > 1);
      await attempt("a datagram's answer", () => new Promise((resolve) => {
        const socket = dgram.createSocket("udp4").on("error", () => resolve(false)).on("message", () => resolve(true));
        socket.send("x", ${port}, "127.0.0.1", (error) => { if (error) resolve(false); });
        setTimeout(() => resolve(false), 500);
      }));`,
  },
  {
    name: "writes outside its folder",
    worksOutside: true,
    program: ({ openFolder }) => `
      await attempt("an open folder", () => { fs.writeFileSync(${q(`${openFolder}/x`)}, "x"); return true; });
      for (const folder of ["/", "/usr", "/usr/bin", "/usr/local/bin", "/etc", "/bin", "/dev", "/run", "/var", "/toolbox/bin", "/node_modules", "/node_modules/typescript", "/proc/sys"])
        await attempt(folder, () => { fs.writeFileSync(path.join(folder, "groundplan-attack"), ""); fs.rmSync(path.join(folder, "groundplan-attack")); return true; });
      for (const file of ["/toolbox/bin/node", "/usr/bin/env", "/etc/passwd", "/etc/hosts"])
        await attempt(file, () => fs.openSync(file, "r+"));
      await attempt("an owner", () => { fs.chmodSync("/toolbox/bin/node", 0o777); return true; });`,
  },
  {
    name: "follows links out of its folder",
    worksOutside: true,
    program: ({ secretFile, openFolder, secret }) => `
      fs.symlinkSync(${q(secretFile)}, "link"); fs.symlinkSync(${q(openFolder)}, "folder");
      await attempt("the secret", () => read("link").includes(${q(secret)}));
      await attempt("a file through a linked folder", () => { fs.writeFileSync("folder/through-link", "x"); return true; });
      await attempt("a hard link", () => { fs.linkSync(${q(secretFile)}, "hard"); return true; });
      await attempt("the way up", () => read("../".repeat(20) + ${q(secretFile.slice(1))}).includes(${q(secret)}));
      await attempt("/proc/self/root", () => read("/proc/self/root" + ${q(secretFile)}));
      await attempt("/proc/self/cwd", () => read("/proc/self/cwd/../" + ${q(secretFile)}));`,
  },
  {
    name: "gets privileges",
    program: () => `
      const status = read("/proc/self/status");
      await attempt("capabilities", () => /^Cap(Eff|Prm|Inh|Amb):\\s*0*[1-9a-f]/m.test(status));
      await attempt("new privileges", () => !/^NoNewPrivs:\\s*1$/m.test(status));
      await attempt("being root", () => process.getuid() === 0);
      await attempt("setuid", () => { process.setuid(0); return true; });
      await attempt("a user namespace", () => runs("unshare", "-U", "true") || runs("unshare", "-Ur", "true"));
      await attempt("a mount", () => runs("mount", "-t", "tmpfs", "none", "/tmp") || runs("unshare", "-m", "true"));
      await attempt("a mount made writable", () => runs("mount", "-o", "remount,rw", "/usr"));
      await attempt("su", () => runs("su", "-c", "true"));
      await attempt("chroot", () => runs("chroot", "/usr", "true"));
      await attempt("higher limits", () => runs("prlimit", "--nproc=100000:100000", "true") || runs("prlimit", "--data=unlimited:unlimited", "true"));
      await attempt("a lower score for the killer of processes", () => { fs.writeFileSync("/proc/self/oom_score_adj", "-1000"); return true; });`,
  },
  {
    name: "opens devices and settings of the kernel",
    program: () => `
      for (const file of ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/core_uses_pid", "/proc/sys/kernel/hostname", "/proc/sys/user/max_user_namespaces", "/proc/sysrq-trigger", "/proc/sys/vm/drop_caches", "/proc/sys/net/ipv4/ip_forward", "/sys/fs/cgroup/cgroup.procs", "/sys/kernel/uevent_helper"])
        await attempt(file, () => fs.openSync(file, "r+"));
      for (const file of ["/dev/kvm", "/dev/kmsg", "/dev/mem", "/dev/port", "/dev/vda", "/dev/sda", "/dev/loop0", "/dev/loop-control", "/dev/fuse", "/dev/net/tun", "/proc/kcore", "/proc/kmsg", "/dev/vsock", "/dev/vhost-vsock"])
        await attempt(file, () => fs.openSync(file, "r"));
      await attempt("a device of its own", () => runs("mknod", "/tmp/d", "b", "254", "0") && fs.openSync("/tmp/d", "r"));`,
  },
  {
    name: "learns who the host is, or finds a door left open",
    program: ({ hostName, secret }) => `
      await attempt("the host's name", () => os.hostname() === ${q(hostName)});
      for (const pid of fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)))
        await attempt("a file that somebody left open in " + pid, () => fs.readdirSync("/proc/" + pid + "/fd").some((fd) => {
          const file = "/proc/" + pid + "/fd/" + fd;
          try { return fs.statSync(file).isFile() && read(file).includes(${q(secret)}); } catch { return false; }
        }));
      await attempt("a repository", () => fs.readdirSync(".").includes(".git"));
      await attempt("a daemon's socket", () => ["/var/run/docker.sock", "/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "/tmp/.X11-unix"].some((file) => fs.existsSync(file)));
      await attempt("a terminal", () => fs.openSync("/dev/tty", "r+"));
      await attempt("standard input", () => fs.readFileSync(0).length);`,
  },
];
