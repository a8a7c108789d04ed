import { sha256 } from "../../domain/sha256.ts";

/** One nonce a build: unknown to whoever wrote the repository, and the same bytes in every packet, so caches hit. */
export function nonceOf(id: string): string {
  return sha256(`nonce ${id}`).slice(0, 6);
}
