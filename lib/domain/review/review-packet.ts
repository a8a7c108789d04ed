import type { Blueprint } from "../blueprint/blueprint.ts";
import { findingText, type PacketFinding } from "../blueprint/builder-packet.ts";
import { block, createPacket, numberLines, type Packet, quote, shorten, stack } from "../blueprint/packet.ts";
import { documentPart, type PacketFile } from "../blueprint/packet-parts.ts";
import type { CheckOutcome } from "../build/status.ts";

/** A command that the engine ran. */
export interface CheckFact {
  readonly command: string;
  readonly outcome: CheckOutcome;
  readonly exitCode?: number | null;
}

/** How a criterion was judged by machine. */
export interface CriterionFact {
  readonly id: string;
  readonly command?: string;
  readonly outcome?: CheckOutcome;
  /** Who wrote the test that its command runs. */
  readonly testedBy: "guard" | "self" | "nothing";
  /** Its command was green before the module existed, and so proves nothing. */
  readonly greenBefore?: boolean;
}

/** What machines know about a module. Facts hold, whatever the code says. */
export interface ReviewFacts {
  /** Files that changed, each inside what the module owns. */
  readonly changed: readonly string[];
  readonly checks: readonly CheckFact[];
  readonly criteria: readonly CriterionFact[];
  /** Anything else, a sentence each. */
  readonly remarks?: readonly string[];
}

export interface ReviewPacketInput {
  readonly blueprint: Blueprint;
  readonly moduleId: string;
  /** The module's files, contracts and guards among them. */
  readonly files: readonly PacketFile[];
  readonly facts: ReviewFacts;
  /** The change since the last review, as a unified diff. */
  readonly diff?: string | null;
  readonly ledger?: readonly PacketFinding[];
  /** Why the reviewer is asked once more. */
  readonly again?: string | null;
}

const maxDiff = 200_000;

/** The packet of a module's review. The document comes first, and is the same bytes in every review of a build. */
export function reviewPacket(input: ReviewPacketInput): Packet {
  const { blueprint, moduleId, files, facts, ledger = [] } = input;
  return createPacket([
    { name: "blueprint", text: documentPart(blueprint), cache: "1h" },
    { name: "module", text: `# The module under review\n\n${moduleId}` },
    { name: "files", text: stack("# Its files, with line numbers", ...files.map(numbered)) },
    { name: "facts", text: stack("# Facts from the machine", factsText(facts)) },
    {
      name: "since",
      text: stack(
        block("What changed since the last review", diffText(input.diff)),
        block("The ledger of findings", ledger.map(findingText).join("\n\n")),
      ),
    },
    { name: "again", text: block("You are asked once more", input.again ?? undefined) },
  ]);
}

/** A file as reviewers read it. */
export function numbered({ path, content }: PacketFile): string {
  return quote({ tag: "file", attributes: { path }, content: numberLines(content) });
}

/** A long diff is cut in its middle, with a line that says so. */
export function diffText(diff: string | null | undefined): string {
  return diff === undefined || diff === null || diff.trim() === ""
    ? ""
    : quote({ tag: "diff", content: shorten(diff, maxDiff) });
}

const outcomeWords: Record<CheckOutcome, string> = {
  green: "green",
  red: "red",
  empty: "empty: it ran, but no test was in it",
  unexecuted: "not executed: nobody knows",
  interrupted: "interrupted: nobody knows",
};

function factsText({ changed, checks, criteria, remarks = [] }: ReviewFacts): string {
  return stack(
    changed.length === 0 ? undefined : `Files written, all inside what the module owns: ${changed.join(", ")}.`,
    list("Commands:", checks.map(checkText)),
    list("Criteria:", criteria.map(criterionText)),
    ...remarks,
  );
}

/** One command with its result. */
export function checkText({ command, outcome, exitCode }: CheckFact): string {
  const code = exitCode === undefined || exitCode === null || outcome === "green" ? "" : ` (exit code ${exitCode})`;
  return `\`${command}\`: ${outcomeWords[outcome]}${code}`;
}

function criterionText({ id, command, outcome, testedBy, greenBefore }: CriterionFact): string {
  if (command === undefined) return `${id}: no command; it is yours to judge`;
  const what = outcome === undefined ? "did not run" : outcomeWords[outcome];
  const by = { guard: "a guard", self: "self-tested", nothing: "no test of its own" }[testedBy];
  const before = greenBefore === true ? ", but it was green before the module existed, so it proves nothing" : "";
  return `${id}: \`${command}\` ${what}; ${by}${before}`;
}

function list(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [title, ...lines.map((line) => `- ${line}`)].join("\n");
}
