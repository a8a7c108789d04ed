import type { StoredPacket } from "../../domain/build/stored-packet.ts";
import { parseModelRef } from "../../domain/routing/parse-model-ref.ts";
import type { ModelRef } from "../../domain/routing/role.ts";
import { maxOutput } from "../../domain/spend/max-output.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { PromptPart } from "../ports/model-gateway.ts";
import type { Task } from "./next-of-task.ts";

export interface TaskWords {
  readonly prompt: { readonly text: string; readonly id: string; readonly version: number; readonly sha: string };
  readonly parts: readonly PromptPart[];
  readonly replySchema?: NonNullable<StoredPacket["replySchema"]> | undefined;
  readonly subject: Omit<StoredPacket["subject"], "promptId" | "projectId">;
}

export interface TaskOf
  extends Pick<Task, "id" | "projectId" | "buildId" | "moduleId" | "roundId" | "designId" | "role"> {
  /** Bytes of what the answer is asked for by: a section with its contracts, or a document. */
  readonly taskBytes: number;
  /** Bytes of what exists and may be written again. */
  readonly existingBytes?: number;
  readonly escalated?: boolean;
  readonly author?: ModelRef | null;
  readonly alsoWrote?: readonly ModelRef[];
  readonly chosen?: string | null;
}

/** Stores the packet by hash and makes the task that asks it. What is stored is exactly what is sent. */
export async function storeTask(deps: Pick<EngineDeps, "artifacts">, of: TaskOf, words: TaskWords): Promise<Task> {
  const packet: StoredPacket = {
    instructions: words.prompt.text,
    parts: words.parts.map(({ name, text, cache }) => ({ name, text, ...(cache && { cache }) })),
    ...(words.replySchema && { replySchema: words.replySchema }),
    subject: { ...words.subject, promptId: words.prompt.id, projectId: of.projectId },
  };
  const bytes = [packet.instructions, ...packet.parts.map((part) => part.text)].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    0,
  );
  const { taskBytes, existingBytes = 0, ...known } = of;
  return {
    ...known,
    maxOutput: maxOutput({ promptId: words.prompt.id, taskBytes, existingBytes }),
    escalated: of.escalated ?? false,
    author: of.author ?? null,
    alsoWrote: of.alsoWrote ?? [],
    chosen: of.chosen ? parseModelRef(of.chosen) : null,
    prompt: { id: words.prompt.id, version: words.prompt.version, sha: words.prompt.sha },
    packetSha: await deps.artifacts.put(of.projectId, JSON.stringify(packet)),
    packetBytes: bytes,
  };
}
