import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../lib/server/env.ts";
import { describeMachine } from "./describe-machine.ts";
import { type Measurement, measurements } from "./measurements.ts";
import { readReport } from "./report.ts";
import { type Measured, sumUp } from "./sum-up.ts";
import { formatDocument, formatTable } from "./write-document.ts";

/**
 * `npm run bench`: every measurement, or those that are named, each run in a process of its own; prints the figures
 * and writes `docs/performance.md`. Figures of earlier runs stay in `test-results/bench.json`, so that measurements
 * can be repeated one at a time.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string" }, "no-document": { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !measurements.some((measurement) => measurement.name === name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(", ")}. There are ${measurements.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const store = join(projectRoot, "test-results/bench.json");
const known = readKnown();
for (const measurement of measurements) {
  if (positionals.length > 0 && !positionals.includes(measurement.name)) continue;
  const measured = await measure(measurement);
  known[measurement.name] = measured;
  mkdirSync(join(projectRoot, "test-results"), { recursive: true });
  writeFileSync(store, JSON.stringify(known, null, 2));
  console.log(`\n${measurement.title}\n${formatTable(measurement, measured)}`);
}
if (!values["no-document"]) {
  writeFileSync(join(projectRoot, "docs/performance.md"), formatDocument(measurements, known));
  console.log("\nWritten to docs/performance.md");
}

async function measure(measurement: Measurement): Promise<Measured> {
  const runs = [];
  const count = Number(values.runs ?? measurement.runs);
  for (let run = 1; run <= count; run++) {
    console.log(`${measurement.title}: run ${run} of ${count} …`);
    const child = spawn(process.execPath, [join(import.meta.dirname, `${measurement.name}.ts`)], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    const [code] = (await once(child, "close")) as [number | null];
    const figures = readReport(output);
    if (code !== 0 || figures === undefined)
      throw new Error(`${measurement.name} ended with ${code} and no figures:\n${output}`);
    runs.push(figures);
  }
  return { machine: describeMachine(), runs: runs.length, figures: sumUp(runs) };
}

function readKnown(): Record<string, Measured> {
  try {
    return JSON.parse(readFileSync(store, "utf8")) as Record<string, Measured>;
  } catch {
    return {};
  }
}
