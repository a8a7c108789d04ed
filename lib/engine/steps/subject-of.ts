import type { StoredPacket } from "../../domain/build/stored-packet.ts";
import type { Project } from "../../domain/project/project.ts";

/** What a scripted project's requests carry besides, so that its replies can be chosen and paced. */
export function playback(project: Project): Pick<StoredPacket["subject"], "script" | "speed"> {
  if (project.script === null) return {};
  return { script: project.script, speed: project.speed ?? 1 };
}
