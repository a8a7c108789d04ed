import type { Packet } from "../../domain/blueprint/packet.ts";
import type { Round } from "../../domain/build/build.ts";
import type { StoredPacket } from "../../domain/build/stored-packet.ts";
import { writerOf } from "../../domain/build/writer-of.ts";
import { parseModelRef } from "../../domain/routing/parse-model-ref.ts";
import { type Prompt, replySchema } from "../../prompts/define-prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { currentRound, type LoadedModule } from "./load-module.ts";
import type { Task } from "./next-of-task.ts";
import { storeTask, type TaskOf } from "./store-task.ts";
import { playback } from "./subject-of.ts";

interface Asks<Slot extends string>
  extends Pick<TaskOf, "role" | "existingBytes" | "escalated" | "chosen">,
    Partial<Pick<TaskOf, "taskBytes">> {
  /** Its name within the round: `review-0`. */
  readonly id: string;
  readonly packet: Packet;
  readonly prompt: Prompt<Slot>;
  readonly slots: Readonly<Record<Slot, string>>;
  /** What the packet is about, beside the module and its round. */
  readonly subject?: Pick<StoredPacket["subject"], "repair" | "findingIds" | "nonce">;
}

/** Who wrote the round's newest commit, and whose answers went into it before. */
async function writersOf(
  deps: Pick<EngineDeps, "facts">,
  { id, author }: Round,
): Promise<Pick<TaskOf, "author" | "alsoWrote">> {
  const attempts = await deps.facts.read.attempts.list({ roundId: id });
  const wrote = attempts.filter(
    ({ role, outcome, finish }) =>
      (role === "builder" || role === "designer") && (outcome === "finished" || finish === "truncated"),
  );
  return {
    author: author === null ? null : parseModelRef(author),
    alsoWrote: wrote.map(writerOf),
  };
}

/** A question about the module's round as it stands. */
export async function moduleTask<Slot extends string>(
  deps: Pick<EngineDeps, "artifacts" | "facts">,
  loaded: LoadedModule,
  asks: Asks<Slot>,
): Promise<Task> {
  const { project, build, module, version } = loaded;
  const round = currentRound(loaded);
  const { id, packet, prompt, slots, subject, ...of } = asks;
  return storeTask(
    deps,
    {
      taskBytes: packet.bytes,
      ...of,
      id: `${round.id}:${id}`,
      projectId: project.id,
      buildId: build.id,
      moduleId: module.id,
      roundId: round.id,
      designId: null,
      ...(of.role === "reviewer" && (await writersOf(deps, round))),
    },
    {
      prompt: prompt.render(slots),
      parts: packet.parts,
      replySchema: replySchema(prompt),
      subject: {
        moduleId: module.id,
        round: round.number,
        blueprintSha: version.sha256,
        ...subject,
        ...playback(project),
      },
    },
  );
}
