// `npm start`, `npm run dev` (--dev) and `npm test` (--test), on a clone where nothing is installed yet. Everything
// that this file imports runs on whatever Node the machine has (20 or newer), with its built-in modules only.
import { carriedNode } from "./carried-node.mjs";
import { install } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { root } from "./root.mjs";
import { StepFailed } from "./run-step.mjs";
import { runTests } from "./run-tests.mjs";
import { supervise } from "./supervise.mjs";

process.chdir(root);
const [mode, ...rest] = process.argv.slice(2);

try {
  await install();
  const node = carriedNode();
  if (mode === "--test") {
    await prepare(node, { build: false });
    process.exitCode = await runTests(node, rest);
  } else {
    await prepare(node, { build: mode !== "--dev" });
    process.exitCode = await supervise(node, process.argv.slice(2));
  }
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
