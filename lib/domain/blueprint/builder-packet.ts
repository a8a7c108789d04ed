import type { Finding } from "../review/finding.ts";
import type { Blueprint, Module } from "./blueprint.ts";
import { block, createPacket, type Packet, quote, shorten, stack } from "./packet.ts";
import { contractsPart, documentPart, type PacketFile, sectionPart, sharedPart } from "./packet-parts.ts";

/** What a builder is told of a finding. */
export type PacketFinding = Pick<
  Finding,
  "key" | "severity" | "path" | "quote" | "claim" | "breaks" | "fix" | "line" | "status" | "answer" | "ruling"
>;

export interface BuilderPacketInput {
  readonly blueprint: Blueprint;
  readonly moduleId: string;
  readonly context: "slice" | "whole";
  /** The mark that the answer's tags must carry. */
  readonly nonce: string;
  /** The files that the module `reads`, as they are merged. */
  readonly reads: readonly PacketFile[];
  /** The module's own files as they are, without contracts, guards and the engine's check. */
  readonly existing: readonly PacketFile[];
  /** What changed in the section since these files were written. */
  readonly sectionChange?: string | null | undefined;
  readonly checkOutput?: string | null;
  /** Open findings. */
  readonly findings?: readonly PacketFinding[];
  /** A person's words. */
  readonly note?: string | null;
  readonly roundsLeft?: number | null;
  readonly budgetLeft?: string | null;
  /** Paths that were kept of an answer that was cut off or whose rest is asked for. */
  readonly continueAfter?: readonly string[];
}

const maxOutput = 24_000;

/** The packet of a build or fix round, without its instructions: parts 2 to 5 in the order that caches like best. */
export function builderPacket(input: BuilderPacketInput): Packet {
  const { blueprint, moduleId, context, reads } = input;
  const module = blueprint.modules.find((candidate) => candidate.id === moduleId);
  if (module === undefined) throw new Error(`no module ${moduleId} in the blueprint`);
  const told =
    context === "slice"
      ? [
          { name: "shared", text: sharedPart(blueprint), cache: "5m" as const },
          { name: "contracts", text: contractsPart(blueprint, moduleId) },
          { name: "section", text: sectionPart(module, reads), cache: "5m" as const },
        ]
      : [
          { name: "blueprint", text: documentPart(blueprint), cache: "5m" as const },
          { name: "section", text: wholeSection(module, reads), cache: "5m" as const },
        ];
  return createPacket([...told, { name: "state", text: statePart(input, module) }]);
}

function wholeSection(module: Module, reads: readonly PacketFile[]): string {
  const files = reads.map(({ path, content }) => quote({ tag: "reads", attributes: { path }, content }));
  const which = `Your module is ${module.id}: the section “${module.heading}” of the blueprint.`;
  return stack(
    "# Your module",
    which,
    ...(files.length === 0 ? [] : ["# Files that it reads, as they are merged", ...files]),
  );
}

function statePart(input: BuilderPacketInput, module: Module): string {
  const { existing, findings = [], continueAfter = [], nonce } = input;
  const files = existing.map(({ path, content }) => quote({ tag: "now", attributes: { path }, content }));
  return stack(
    block("Your files as they are", files.join("\n\n")),
    block("What changed in the section since they were written", quoted("change", input.sectionChange)),
    block("Why it comes back to you", quoted("output", input.checkOutput)),
    block("Open findings", findings.map(findingText).join("\n\n")),
    block("A person's note", quoted("note", input.note)),
    block("What was kept of your answer", continued(continueAfter)),
    block("What is left", left(input)),
    `# Your answer\n\nThe mark of your tags is \`${nonce}\`: \`<file-${nonce} path="…">\`. The module is ${module.id}; write only what it owns: ${module.owns.join(", ")}. Not yours: ${notYours(module)}.`,
  );
}

function quoted(tag: string, content: string | null | undefined): string {
  return content === undefined || content === null || content.trim() === ""
    ? ""
    : quote({ tag, content: shorten(content, maxOutput) });
}

function notYours(module: Module): string {
  const paths = [...module.contracts, ...module.guards].map((file) => file.path);
  return paths.length === 0 ? "contract.check.ts" : `${paths.join(", ")}, contract.check.ts`;
}

/** A finding with its evidence and the words of both sides, as builders and reviewers are shown it. */
export function findingText(finding: PacketFinding): string {
  const { key, severity, path, line, breaks, status, answer, ruling } = finding;
  const content = stack(
    `Claim: ${finding.claim}`,
    finding.quote.trim() === "" ? undefined : `Quoted:\n${finding.quote}`,
    finding.fix === "" ? undefined : `Suggested: ${finding.fix}`,
  );
  return stack(
    quote({
      tag: "finding",
      attributes: { key, severity, path, line: line ?? undefined, breaks, status },
      content,
    }),
    answer === null ? undefined : quote({ tag: "builder", attributes: { finding: key }, content: answer }),
    ruling === null ? undefined : quote({ tag: "ruling", attributes: { finding: key }, content: ruling }),
  );
}

function continued(paths: readonly string[]): string {
  if (paths.length === 0) return "";
  return `These files of your last answer were kept, and are shown above:\n${paths.map((path) => `- ${path}`).join("\n")}\n\nSend only what is still missing, each file whole.`;
}

function left({ roundsLeft, budgetLeft }: BuilderPacketInput): string {
  const lines: string[] = [];
  if (roundsLeft !== undefined && roundsLeft !== null)
    lines.push(
      roundsLeft === 1 ? "One more review after this one is possible." : `Reviews that are left: ${roundsLeft}.`,
    );
  if (budgetLeft !== undefined && budgetLeft !== null && budgetLeft !== "")
    lines.push(`Budget that is left: ${budgetLeft}.`);
  return lines.join("\n");
}
