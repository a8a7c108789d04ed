import type { Blueprint } from "../blueprint/blueprint.ts";
import { findingText, type PacketFinding } from "../blueprint/builder-packet.ts";
import { matchesOwns } from "../blueprint/owns.ts";
import { block, createPacket, type Packet, quote, shorten, stack } from "../blueprint/packet.ts";
import { documentPart, type PacketFile } from "../blueprint/packet-parts.ts";
import type { Blocked } from "../build/answer.ts";
import { numbered } from "./review-packet.ts";

const maxOutput = 40_000;

export interface ContestPacketInput {
  readonly blueprint: Blueprint;
  readonly moduleId: string;
  /** The finding that the builder contests; `answer` is its evidence. */
  readonly finding: PacketFinding;
  readonly files: readonly PacketFile[];
}

/** The question whether a contested finding stands. */
export function contestPacket({ blueprint, moduleId, finding, files }: ContestPacketInput): Packet {
  const first = [...files].sort((a, b) => Number(b.path === finding.path) - Number(a.path === finding.path));
  return createPacket([
    { name: "blueprint", text: documentPart(blueprint), cache: "1h" },
    {
      name: "contest",
      text: stack(
        `# The finding against ${moduleId}`,
        findingText({ ...finding, answer: null }),
        block("The builder's evidence", quote({ tag: "builder", content: finding.answer ?? "" })),
      ),
    },
    { name: "files", text: stack("# The module's files, with line numbers", ...first.map(numbered)) },
  ]);
}

export interface BlockedPacketInput {
  readonly blueprint: Blueprint;
  readonly moduleId: string;
  readonly blocked: Blocked;
  /** The module's files so far, and those of dependencies that the evidence names. */
  readonly files: readonly PacketFile[];
  readonly checkOutput?: string | null;
}

/** The question whether the blueprint can be met as it stands. */
export function blockedPacket({ blueprint, moduleId, blocked, files, checkOutput }: BlockedPacketInput): Packet {
  return createPacket([
    { name: "blueprint", text: documentPart(blueprint), cache: "1h" },
    {
      name: "blocked",
      text: stack(
        `# The builder of ${moduleId} says that the ${blocked.by} cannot be met`,
        quote({ tag: "builder", attributes: { blocked: blocked.by }, content: blocked.evidence }),
      ),
    },
    {
      name: "state",
      text: stack(
        block("What exists", files.map(numbered).join("\n\n")),
        block("Output of checks", output(checkOutput)),
      ),
    },
  ]);
}

export interface RedPacketInput {
  readonly blueprint: Blueprint;
  /** The module whose check went red. */
  readonly moduleId: string;
  readonly command: string;
  readonly output: string;
  readonly merged: readonly string[];
  /** Files that the output names. */
  readonly files: readonly PacketFile[];
}

/** The question whose round it is when what failed is outside the module's own files. */
export function redPacket({ blueprint, moduleId, command, output: text, merged, files }: RedPacketInput): Packet {
  const owned = files.map((file) => {
    const owner = blueprint.modules.find((module) => matchesOwns(module.owns, file.path))?.id ?? "the whole project";
    return stack(`${file.path} belongs to ${owner}:`, numbered(file));
  });
  return createPacket([
    { name: "blueprint", text: documentPart(blueprint), cache: "1h" },
    {
      name: "red",
      text: stack(
        `# A check of ${moduleId} went red`,
        `The command was \`${command}\`.`,
        output(text),
        `Merged so far: ${merged.join(", ") || "nothing"}.`,
      ),
    },
    { name: "files", text: block("Files that the output names", owned.join("\n\n")) },
  ]);
}

function output(text: string | null | undefined): string {
  return text === undefined || text === null || text.trim() === ""
    ? ""
    : quote({ tag: "output", content: shorten(text, maxOutput) });
}
