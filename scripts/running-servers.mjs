import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./hold-file.mjs";
import { root } from "./root.mjs";

const folder = join(root, "node_modules", ".servers");

/** Notes that a server of this clone runs, whatever its data directory, so that nothing is replaced under it. */
export function noteServer(pid, address) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${pid}.json`);
  writeFileSync(path, JSON.stringify({ pid, address }));
  return () => rmSync(path, { force: true });
}

/** A server that runs from this clone now, if there is one. A number that lives but does not answer is another's. */
export async function runningServer() {
  for (const server of notedServers()) {
    if (isAlive(server.pid) && (await answers(server.address))) return server;
  }
  return undefined;
}

function notedServers() {
  try {
    return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  } catch {
    return [];
  }
}

async function answers(address) {
  try {
    await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(2000), redirect: "manual" });
    return true;
  } catch {
    return false;
  }
}
