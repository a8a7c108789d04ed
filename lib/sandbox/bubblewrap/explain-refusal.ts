import { existsSync, readFileSync } from "node:fs";

const apparmorSwitch = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";

/** What a person can do about a bubblewrap that does not work here. */
export function explainRefusal(said: string): string {
  if (/not installed/.test(said)) {
    return "bubblewrap is not installed. Debian, Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap; Arch: pacman -S bubblewrap.";
  }
  if (/Unknown option/i.test(said)) return `bubblewrap is too old, 0.8 or newer is needed: ${said}`;
  if (existsSync(apparmorSwitch) && readFileSync(apparmorSwitch, "utf8").trim() === "1") {
    return `AppArmor keeps bubblewrap from making namespaces. Ubuntu: apt-get install apparmor-profiles; cp /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/; apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict. (${said})`;
  }
  if (existsSync("/.dockerenv") || existsSync("/run/.containerenv")) {
    return `bubblewrap cannot make namespaces inside this container; run the server on the host, or give it a Docker daemon. (${said})`;
  }
  return said;
}
