/** Shares of the full picture, from the sharpest to the one that any machine can fill. */
const steps = [1, 0.8, 0.62, 0.48, 0.36] as const;

const slowSeconds = 1 / 30;
const quickSeconds = 1 / 57;
const settleFrames = 24;
/** A step up that had to be taken back is not tried again for a while, or the picture would pump. */
const patienceFrames = 900;

export interface Quality {
  /** Share of the full picture's width and height. */
  readonly scale: number;
  /** Tells how long the last frame took. */
  note(frameSeconds: number): void;
}

/** Coarser while frames take too long, sharper again when there is time to spare. */
export function createQuality(): Quality {
  let step = 0;
  let frames = 0;
  let total = 0;
  let calm = 0;

  return {
    get scale() {
      return steps[step] ?? 1;
    },
    note(frameSeconds) {
      calm++;
      frames++;
      total += frameSeconds;
      if (frames < settleFrames) return;
      const mean = total / frames;
      frames = 0;
      total = 0;
      if (mean > slowSeconds && step < steps.length - 1) {
        step++;
        calm = 0;
      } else if (mean < quickSeconds && step > 0 && calm > patienceFrames) {
        step--;
        calm = 0;
      }
    },
  };
}
