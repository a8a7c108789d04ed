import type { Shape, Tone } from "#components/ui/status-mark.tsx";

/** How a status looks: a shape, a colour, a word. */
export interface Look {
  readonly label: string;
  readonly shape: Shape;
  readonly tone: Tone;
  /** It is going on now. */
  readonly live?: true;
}
