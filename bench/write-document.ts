import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "./measurements.ts";
import type { Measured, Spread } from "./sum-up.ts";

/** The whole of `docs/performance.md`, from what is known of each measurement. */
export function formatDocument(
  measurements: readonly Measurement[],
  known: Readonly<Record<string, Measured>>,
): string {
  const sections = measurements.flatMap((measurement) => {
    const measured = known[measurement.name];
    return measured ? [formatSection(measurement, measured)] : [];
  });
  return `# Performance

Written by \`npm run bench\`: do not edit. Each figure is the least, the middle and the most of some runs. Remarks on
them are in \`bench/remarks/\`.

${sections.join("\n")}`;
}

function formatSection(measurement: Measurement, measured: Measured): string {
  const { processors, memoryGb, system, node, date, commit, load } = measured.machine;
  const remark = join(import.meta.dirname, "remarks", `${measurement.name}.md`);
  return `## ${measurement.title}

${measurement.explains}

${formatTable(measurement, measured)}

${runsOf(measured.runs)}, ${date} UTC, commit ${commit}, ${processors}, ${memoryGb} GB, ${system}, Node ${node}, load average ${load.toFixed(1)}.
${existsSync(remark) ? `\n${readFileSync(remark, "utf8").trim()}\n` : ""}`;
}

export function formatTable({ budgets }: Measurement, { figures }: Measured): string {
  if (figures.every(({ name }) => name.includes(" | "))) return formatMatrix(figures);
  const rows = figures.map((spread) => {
    const budget = budgets.find(({ figure }) => figure === spread.name);
    const verdict = budget ? `${format(budget.most)}: ${spread.median <= budget.most ? "met" : "missed"}` : "";
    return `| ${spread.name} | ${format(spread.min)} | ${format(spread.median)} | ${format(spread.max)} | ${verdict} |`;
  });
  return ["| | least | middle | most | at most |", "| --- | ---: | ---: | ---: | --- |", ...rows].join("\n");
}

/** Figures that are the same at every run, whose names have a row and a column. */
function formatMatrix(figures: readonly Spread[]): string {
  const cells = figures.map(({ name, median }) => ({ place: name.split(" | "), median }));
  const columns = [...new Set(cells.map(({ place }) => place[1]))];
  const rows = [...new Set(cells.map(({ place }) => place[0]))].map((row) => {
    const values = columns.map(
      (column) => cells.find(({ place }) => place[0] === row && place[1] === column)?.median ?? Number.NaN,
    );
    return `| ${row} | ${values.map(format).join(" | ")} |`;
  });
  return [`| | ${columns.join(" | ")} |`, `| --- |${columns.map(() => " ---: |").join("")}`, ...rows].join("\n");
}

const runsOf = (runs: number) => (runs === 1 ? "One run" : `${runs} runs`);

/** Three digits that mean something. */
function format(value: Spread["min"]): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
