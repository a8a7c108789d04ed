import { idealTime } from "./ideal-time.ts";
import { layeredBlueprint } from "./layered-blueprint.ts";
import { measureBuild } from "./measure-build.ts";
import { report } from "./report.ts";
import { between, smoothReplies } from "./scripted-build.ts";

/**
 * 24 modules in six layers with real git, a real sandbox whose check sleeps for one second, and answers that take two
 * to five seconds. What is left beside that work is the engine's.
 */
const checkMs = 1_000;
const { markdown, modules } = layeredBlueprint({ layers: 6, width: 4, checks: ["sleep 1"] });
const findReply = smoothReplies(
  ({ subject: { promptId, moduleId = "" } }) => between(2_000, 5_000, `${promptId} ${moduleId}`),
  10,
);

const measured = await measureBuild({ markdown, modules, findReply, parallel: 24 });
const tookMs = (key: string) => measured.answerMs.get(key) ?? Number.NaN;
const ideal = idealTime({
  modules,
  buildMs: (id) => tookMs(`build-module ${id}`),
  reviewMs: (id) => tookMs(`review-module ${id}`),
  checkMs,
  wholeMs: checkMs + tookMs("review-integration "),
});
const { reads, commits, readMs, commitMs } = measured.facts;

report({
  "Build of 24 modules, wall time (s)": measured.wallMs / 1000,
  "Ideal time of the same work (s)": ideal.ms / 1000,
  "Wall time over ideal time": measured.wallMs / ideal.ms,
  "Checks that merges repeated": measured.mergeChecks,
  "Checks that an ideal order would repeat": ideal.mergeChecks,
  "Transactions a module": commits / modules.length,
  "Reads a module": reads / modules.length,
  "Time in reads and transactions, a transaction (ms)": (readMs + commitMs) / commits,
  "Processor time of the server a module (ms)": measured.cpuMs / modules.length,
});
