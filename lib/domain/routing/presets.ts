import type { ModelRef, Role } from "./role.ts";

export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly explains: string;
  readonly roles: Readonly<Partial<Record<Role, readonly ModelRef[]>>>;
}

const opus46: ModelRef = { provider: "anthropic", model: "claude-opus-4-6" };
const gemini31Pro: ModelRef = { provider: "gemini", model: "gemini-3.1-pro-preview" };

/** Ready-made assignments of models to roles; `opus` and `pro` are the newest of their class. */
export function presets(opus: ModelRef, pro: ModelRef): readonly Preset[] {
  return [
    {
      id: "newest",
      name: "Newest of each",
      explains: "The newest Claude Opus plans and reviews, the newest Gemini of the Pro class builds.",
      roles: pair(opus, pro),
    },
    {
      id: "original",
      name: "The original idea",
      explains:
        "Claude Opus 4.6 plans and reviews, Gemini 3.1 Pro builds: the pair that this way of working began with.",
      roles: pair(opus46, gemini31Pro),
    },
    {
      id: "claude-only",
      name: "Claude alone",
      explains: "One key. The model reviews what it wrote itself, and the screens say so.",
      roles: pair(opus, opus),
    },
    {
      id: "gemini-only",
      name: "Gemini alone",
      explains: "One key. The model reviews what it wrote itself, and the screens say so.",
      roles: pair(pro, pro),
    },
  ];
}

function pair(thinks: ModelRef, builds: ModelRef): Preset["roles"] {
  return {
    architect: [thinks],
    builder: [builds],
    designer: [builds],
    reviewer: [thinks],
    debugger: [thinks],
    explorer: [builds],
  };
}
