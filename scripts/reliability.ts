import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testEnvironment } from "./test-environment.ts";
import { findOrInstallBubblewrap, mayUseApt } from "./test-programs.ts";

/** `npm run reliability`: runs the tests that count faults, kills and races, and writes docs/reliability.md. */
const tests = [
  "lib/models/faults.test.ts",
  "lib/engine/steps/failure-policy.test.ts",
  "lib/engine/steps/reservations.test.ts",
  "lib/engine/workflows/chaos.test.ts",
  "lib/engine/workflows/crash.test.ts",
];
type Counts = Readonly<Record<string, number>>;

findOrInstallBubblewrap(mayUseApt());
const folder = mkdtempSync(join(tmpdir(), "groundplan-reliability-"));
try {
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...tests], {
    stdio: "inherit",
    env: {
      GROUNDPLAN_KILLS: "60",
      ...testEnvironment(process.env),
      GROUNDPLAN_RELIABILITY: folder,
    } as NodeJS.ProcessEnv,
  });
  if (status !== 0) throw new Error("a test failed: the document stays as it is");
  writeFileSync("docs/reliability.md", document());
  console.log("Written to docs/reliability.md");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as T;
}

function document(): string {
  const kills = read<Counts>("kills");
  const takeovers = read<Counts>("takeovers");
  const chaos = read<Counts>("chaos");
  const races = read<Counts>("reservations");
  const policy = read<{
    readonly chains: number;
    readonly failures: number;
    readonly cells: number;
    readonly kinds: readonly (readonly string[])[];
  }>("policy");
  const faults = read<{ readonly writes: number; readonly kinds: readonly (readonly string[])[] }>("faults");
  return `# Reliability

Written by \`npm run reliability\` from what its tests counted: do not edit. The providers are local servers that speak the
real wire formats through the real SDKs; see [chaos-provider.md](chaos-provider.md).

## Kills survived

| | |
| --- | ---: |
| Kills at random moments, of servers and of PostgreSQL | ${kills.kills} |
| of them of PostgreSQL, every server with it; once it stayed away for half a minute | ${kills.databases} |
| Builds that they hit, all of which ended merged | ${kills.builds} |
| Builds that were paused, killed and resumed | ${kills.pauses} |
| Requests made | ${kills.attempts} |
| of them found interrupted, each with an estimate and an upper bound | ${kills.interrupted} |
| Finished requests, checks, reviews or merges that were repeated | 0 |
| Gaps or duplicates in the logs | 0 |
| Processes, worktrees, reservations, locks or live texts left | 0 |

Of ${takeovers.servers} servers on one database and one folder, the one that worked was killed ${takeovers.kills} times in one build: the
next went on, ${takeovers.interrupted} of ${takeovers.attempts} requests were found interrupted, and nothing finished was repeated.

## A provider that misbehaves

A build of 12 modules under 20 % mixed faults, whose roles speak all three wire formats, ended merged without a person:
${chaos.requests} requests, ${chaos.faults} of them with one of ${chaos.kinds} kinds of fault, ${chaos.failed} attempts failed by name. Each was compared with its own line
in the provider's ledger: the cost of the ${chaos.measured} measured ones is the same to the pico-dollar, and no other's upper bound is below
what was billed.

## What follows a failure

Every answer of the policy that a failure can lead to, reached through real sockets: ${policy.chains} questions, ${policy.failures} failures, ${policy.cells}
pairs of a kind and what followed. *Ask* stands before what a person is told: nobody is left to ask, the tries or the
time for the question are used up, or the server ended again and again under it.

${table(["Kind", "What followed"], policy.kinds)}

## Races run

${races.races} drawn races of ${races.racing} attempts each, at two providers, for the same budgets: at no commit were what was settled and
what was reserved together above a cap, and every attempt was served or refused.

## Faults, and what they are called

Each through a real socket at ${faults.writes} sizes of writes, with one terminal event, the usage known so far, and the connection
closed. Those that are *complete* are answers: slow ones, ones that name another model or a wrong usage, and ones that
had ended before the silence.

${table(["Fault", "Anthropic", "Gemini", "OpenAI-compatible"], faults.kinds)}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
