import type { EventView, LiveView } from "#lib/domain/api/event.ts";

/** What a page learns from the project's stream, from the server or through another tab. */
export type StreamMessage =
  | { readonly type: "event"; readonly event: EventView }
  | { readonly type: "live"; readonly live: LiveView }
  | { readonly type: "connection"; readonly connection: "open" | "lost" }
  /** The project was deleted. */
  | { readonly type: "gone" }
  /** Some events went by unseen: ask the log for what came after `after`. */
  | { readonly type: "missed"; readonly after: number };
