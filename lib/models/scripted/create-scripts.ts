import type { Scripts } from "../../engine/ports/scripts.ts";
import type { FindReply } from "./gateway.ts";

/** The scripted examples of a folder; none are installed. */
export function createScripts(_folder: string): Scripts & { readonly findReply: FindReply } {
  return { get: () => undefined, knows: () => false, findReply: async () => undefined };
}
