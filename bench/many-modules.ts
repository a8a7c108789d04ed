import { idealTime } from "./ideal-time.ts";
import { inMemoryRepositories } from "./in-memory-repositories.ts";
import { inMemorySandbox } from "./in-memory-sandbox.ts";
import { layeredBlueprint } from "./layered-blueprint.ts";
import { measureBuild } from "./measure-build.ts";
import { report } from "./report.ts";
import { smoothReplies } from "./scripted-build.ts";

/** 200 modules in 20 layers, where answers and checks take 50 ms and git and sandboxes nothing at all. */
const stepMs = 50;
const layers = 20;
const { markdown, modules } = layeredBlueprint({ layers, width: 10, checks: ["sleep 0.05"] });

const measured = await measureBuild({
  markdown,
  modules,
  findReply: smoothReplies(() => stepMs, 1),
  parallel: 32,
  replaced: { repositories: inMemoryRepositories(), sandbox: inMemorySandbox(stepMs) },
});
const ideal = idealTime({
  modules,
  buildMs: () => stepMs,
  reviewMs: () => stepMs,
  checkMs: stepMs,
  wholeMs: 2 * stepMs,
});
const { reads, commits, readMs, commitMs } = measured.facts;

report({
  "Build of 200 modules, wall time (s)": measured.wallMs / 1000,
  "Ideal time of the same work (s)": ideal.ms / 1000,
  "Time beside the work, a layer (ms)": (measured.wallMs - ideal.ms) / layers,
  "Transactions a module": commits / modules.length,
  "Reads a module": reads / modules.length,
  "Time in reads and transactions, a transaction (ms)": (readMs + commitMs) / commits,
  "Processor time of the server a module (ms)": measured.cpuMs / modules.length,
});
