import type { Diagnostic } from "./blueprint.ts";
import { normaliseText } from "./normalise-text.ts";
import { block, createPacket, type Packet, quote, shorten, stack } from "./packet.ts";
import type { PacketFile } from "./packet-parts.ts";

const maxOutput = 40_000;

export interface DraftPacketInput {
  readonly brief: string;
  /** Files that the person gave along. */
  readonly files?: readonly PacketFile[];
  /** What an interrupted draft left behind. */
  readonly interrupted?: string | null;
}

/** From a brief to a blueprint. */
export function draftPacket({ brief, files = [], interrupted }: DraftPacketInput): Packet {
  return createPacket([
    {
      name: "brief",
      text: stack(
        "# The brief",
        quote({ tag: "brief", content: brief }),
        block("Files that came with it", files.map(shown).join("\n\n")),
      ),
    },
    {
      name: "interrupted",
      text: block(
        "What an interrupted draft left behind",
        isEmpty(interrupted) ? "" : quote({ tag: "draft", content: interrupted }),
      ),
    },
  ]);
}

export interface RepairPacketInput {
  readonly text: string;
  readonly diagnostics: readonly Pick<Diagnostic, "code" | "severity" | "message" | "lines" | "fix">[];
  /** Output of what was run, for faults found by running. */
  readonly output?: string | null;
}

/** The document with what is wrong with it. */
export function repairPacket({ text, diagnostics, output }: RepairPacketInput): Packet {
  return createPacket([
    documentOf(text),
    {
      name: "diagnostics",
      text: stack(
        "# Diagnostics",
        diagnostics.map(diagnosticText).join("\n"),
        block("Output", isEmpty(output) ? "" : quote({ tag: "output", content: shorten(output, maxOutput) })),
      ),
    },
  ]);
}

export interface ChangePacketInput {
  readonly text: string;
  /** A wish in words, or evidence with the ruling on it. */
  readonly request: string;
  /** Which modules are built, from which version: a line each. */
  readonly state?: readonly string[];
}

/** The document with what asks for a change of it. */
export function changePacket({ text, request, state = [] }: ChangePacketInput): Packet {
  return createPacket([
    documentOf(text),
    { name: "state", text: block("The modules", state.map((line) => `- ${line}`).join("\n")) },
    { name: "request", text: stack("# What asks for the change", quote({ tag: "request", content: request })) },
  ]);
}

/** The text as it stands, notes and all: a whole new document comes back, and must not lose them. */
function documentOf(text: string) {
  return {
    name: "blueprint",
    text: stack("# The document as it stands", quote({ tag: "document", content: normaliseText(text) })),
    cache: "5m" as const,
  };
}

function diagnosticText({ code, severity, message, lines, fix }: RepairPacketInput["diagnostics"][number]): string {
  const where = lines.from === lines.to ? `line ${lines.from}` : `lines ${lines.from} to ${lines.to}`;
  return `- ${severity} ${code}, ${where}: ${message}${fix === undefined ? "" : ` A fix: ${fix.title}.`}`;
}

function shown({ path, content }: PacketFile): string {
  return quote({ tag: "file", attributes: { path }, content });
}

function isEmpty(text: string | null | undefined): text is null | undefined | "" {
  return text === undefined || text === null || text.trim() === "";
}
