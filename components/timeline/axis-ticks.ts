import type { TimeScale } from "./time-scale.ts";

export interface Tick {
  readonly x: number;
  readonly label: string;
}

const stepsInSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400];
const roomPx = 76;

/** Times since the beginning, at round steps with room for their labels; none inside a folded pause. */
export function axisTicks(scale: TimeScale, fromMs: number): readonly Tick[] {
  const step = (stepsInSeconds.find((seconds) => seconds * scale.pxPerSecond >= roomPx) ?? 28_800) * 1_000;
  const ticks: Tick[] = [];
  const most = Math.ceil(scale.width / roomPx) + 1;
  let atMs = fromMs;
  while (ticks.length < most) {
    const inside = scale.gaps.find((gap) => atMs > gap.fromMs && atMs < gap.toMs);
    if (inside) {
      atMs = fromMs + Math.ceil((inside.toMs - fromMs) / step) * step;
      continue;
    }
    const x = scale.xOf(atMs);
    if (x > scale.width) break;
    const last = ticks.at(-1);
    if (!last || x - last.x >= roomPx * 0.6) ticks.push({ x, label: clock(atMs - fromMs) });
    atMs += step;
  }
  return ticks;
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
