import { spawn } from "node:child_process";
import { carriedEnvironment } from "./carried-node.mjs";

/** Hands over to a program of the project, which needs the Node that came with it. Returns the exit code. */
export function runProgram(node, file, options) {
  const child = spawn(node, [file, ...options], { stdio: "inherit", env: carriedEnvironment() });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
