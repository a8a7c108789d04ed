const stillPixels = 4;
/** A hand that holds the button trembles more than one that has just pressed it. */
const holdingPixels = 12;
const holdMs = 200;

/** One press of the mouse while it is not captured: it becomes a look when it moves, a break when it is held. */
export interface Press {
  /** Answers the pixels to look by. */
  moveTo(x: number, y: number): readonly [dx: number, dy: number];
  isBreaking(nowMs: number): boolean;
}

export function createPress(startX: number, startY: number, startMs: number): Press {
  let [x, y] = [startX, startY];
  let looks = false;
  let breaks = false;
  return {
    moveTo(toX, toY) {
      const limit = breaks ? holdingPixels : stillPixels;
      if (!looks && Math.hypot(toX - startX, toY - startY) > limit) looks = true;
      const by = looks ? ([toX - x, toY - y] as const) : ([0, 0] as const);
      [x, y] = [toX, toY];
      return by;
    },
    isBreaking(nowMs) {
      if (nowMs - startMs >= holdMs) breaks = true;
      return breaks && !looks;
    },
  };
}
