// `npm start`, `npm run dev` (--dev), `npm test` (--test), `npm run test:crash` (--test-crash), `npm run reliability`
// (--reliability) and `npm run bench` (--bench), on a clone where nothing is installed yet. Everything that this file
// imports runs on whatever Node the machine has (20 or newer), with its built-in modules only.
import { carriedNode } from "./carried-node.mjs";
import { install } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";
import { StepFailed } from "./run-step.mjs";
import { supervise } from "./supervise.mjs";

process.chdir(root);
const [mode, ...rest] = process.argv.slice(2);

try {
  await install();
  const node = carriedNode();
  if (mode === "--test") {
    await prepare(node, { build: false });
    process.exitCode = await runProgram(node, "scripts/test.ts", rest);
  } else if (mode === "--test-crash" || mode === "--reliability") {
    await prepare(node, { build: false });
    process.exitCode = await runProgram(node, `scripts/${mode.slice(2)}.ts`, rest);
  } else if (mode === "--bench") {
    await prepare(node, { build: true });
    process.exitCode = await runProgram(node, "bench/run.ts", rest);
  } else {
    await prepare(node, { build: mode !== "--dev" });
    process.exitCode = await supervise(node, process.argv.slice(2));
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** One paragraph for the person at the terminal; only a fault of our own shows its stack. */
function explain(error) {
  if (error instanceof StepFailed) return error.message;
  const where = error.path ?? root;
  if (error.code === "ENOSPC")
    return `The disk is full (${where}). Free some space and start again; what is there already is kept.`;
  if (["EACCES", "EPERM", "EROFS"].includes(error.code)) {
    return `This user may not write in the clone (${where}). Correct the owner or the mode, or start as the user who cloned it.`;
  }
  return error.stack;
}
