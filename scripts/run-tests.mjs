import { spawn } from "node:child_process";
import { carriedEnvironment } from "./carried-node.mjs";

/** Hands over to `scripts/test.ts`, which needs the Node that came with the project. Returns the exit code. */
export function runTests(node, options) {
  const child = spawn(node, ["scripts/test.ts", ...options], { stdio: "inherit", env: carriedEnvironment() });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
