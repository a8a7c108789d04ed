import type { Look } from "#components/status/look.ts";
import type { Impact } from "#lib/domain/blueprint/blueprint.ts";

export const impactLooks = {
  rebuild: { label: "is built again", shape: "half", tone: "builder" },
  recheck: { label: "is checked again; no model is asked", shape: "half", tone: "neutral" },
  ask: { label: "may be concerned; built only if you say so", shape: "question", tone: "person" },
  added: { label: "is new", shape: "ring", tone: "builder" },
  removed: { label: "goes", shape: "dash", tone: "faint" },
  unchanged: { label: "stays", shape: "tick-open", tone: "faint" },
} satisfies Record<Impact, Look>;
