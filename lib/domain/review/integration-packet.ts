import type { Blueprint } from "../blueprint/blueprint.ts";
import { findingText, type PacketFinding } from "../blueprint/builder-packet.ts";
import { block, createPacket, type Packet, stack } from "../blueprint/packet.ts";
import { documentPart, type PacketFile } from "../blueprint/packet-parts.ts";
import { type CheckFact, checkText, diffText, numbered } from "./review-packet.ts";

/** How a module of the build stands. */
export interface ModuleFact {
  readonly moduleId: string;
  /** Plain words: "merged", "kept as it was: …", "left out", "accepted by a person with …". */
  readonly state: string;
  /** Minor findings that are open. */
  readonly minor: readonly PacketFinding[];
}

export interface IntegrationPacketInput {
  readonly blueprint: Blueprint;
  /** Files that the build brings, grouped by module as the blueprint orders them. */
  readonly files: readonly PacketFile[];
  /** The whole build as a diff; beside or instead of files. */
  readonly diff?: string | null;
  readonly checks: readonly CheckFact[];
  readonly modules: readonly ModuleFact[];
  readonly remarks?: readonly string[];
  /** The change since the last integration review. */
  readonly diffSince?: string | null;
  readonly ledger?: readonly PacketFinding[];
  readonly again?: string | null;
}

/** The packet of the review over everything that a build brings. */
export function integrationPacket(input: IntegrationPacketInput): Packet {
  const { blueprint, files, checks, modules, remarks = [], ledger = [] } = input;
  const states = modules.map(({ moduleId, state, minor }) =>
    stack(`${moduleId}: ${state}${minor.length === 0 ? "" : "; open minor findings:"}`, ...minor.map(findingText)),
  );
  const commands = checks.map((check) => `- ${checkText(check)}`).join("\n");
  return createPacket([
    { name: "blueprint", text: documentPart(blueprint), cache: "1h" },
    {
      name: "build",
      text: stack("# What the build brings", diffText(input.diff), ...files.map(numbered)),
    },
    {
      name: "facts",
      text: stack(
        "# Facts from the machine",
        commands === "" ? undefined : `Commands, over the whole:\n${commands}`,
        "Modules:",
        ...states,
        ...remarks,
      ),
    },
    {
      name: "since",
      text: stack(
        block("What changed since the last review", diffText(input.diffSince)),
        block("The ledger of findings", ledger.map(findingText).join("\n\n")),
      ),
    },
    { name: "again", text: block("You are asked once more", input.again ?? undefined) },
  ]);
}
