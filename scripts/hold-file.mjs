import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until no other process holds the file, then holds it. Returns what gives it free again. A holder that died
 * does not count: its number is in the file.
 */
export async function holdFile(path, waitingMessage) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; !tryLink(mine, path); told = true) {
      if (!told) console.error(`${waitingMessage} (process ${holderOf(path)}) …`);
      await sleep(200);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** A link appears whole, with the number in it; a file that is created and then written would not. */
function tryLink(mine, path) {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isAlive(holderOf(path))) return false;
    rmSync(path, { force: true });
    return tryLink(mine, path);
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether a process has this number. */
export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
