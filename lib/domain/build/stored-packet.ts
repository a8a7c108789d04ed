import { z } from "zod";

/** A packet as it is stored, by hash: all that a gateway needs to send it, or to send it again. */
export const storedPacketSchema = z.object({
  instructions: z.string(),
  parts: z.array(z.object({ name: z.string(), text: z.string(), cache: z.enum(["5m", "1h"]).exactOptional() })),
  replySchema: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) }).exactOptional(),
  subject: z.object({
    promptId: z.string(),
    projectId: z.string(),
    moduleId: z.string().exactOptional(),
    round: z.int().exactOptional(),
    repair: z.int().exactOptional(),
    blueprintSha: z.string().exactOptional(),
    findingIds: z.array(z.string()).exactOptional(),
    nonce: z.string().exactOptional(),
    speed: z.union([z.literal(1), z.literal(4), z.literal("instant")]).exactOptional(),
    script: z.string().exactOptional(),
  }),
});
export type StoredPacket = z.infer<typeof storedPacketSchema>;

/** The packet as a person reads it: the instructions, then every part under its name. */
export function packetText(packet: StoredPacket): string {
  return [packet.instructions, ...packet.parts.map((part) => part.text)].join("\n\n");
}
