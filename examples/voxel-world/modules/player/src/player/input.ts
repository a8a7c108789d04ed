import type { Action, Input, Intent } from "./contract.ts";

const radiansPerPixel = 0.0023;
const turnSpeed = 2;
const tiltSpeed = 1.4;

const codes = {
  forward: ["KeyW"],
  back: ["KeyS"],
  left: ["KeyA"],
  right: ["KeyD"],
  jump: ["Space"],
  sprint: ["ShiftLeft", "ShiftRight"],
  break: ["KeyF"],
  turnLeft: ["ArrowLeft"],
  turnRight: ["ArrowRight"],
  tiltUp: ["ArrowUp"],
  tiltDown: ["ArrowDown"],
} as const satisfies Record<string, readonly string[]>;

/** What a key does once when it goes down. */
function actionOf(code: string): Action | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit !== undefined) return { type: "select", slot: Number(digit) - 1 };
  switch (code) {
    case "KeyR":
      return { type: "place" };
    case "KeyE":
      return { type: "bag" };
    case "KeyH":
      return { type: "help" };
    case "Escape":
      return { type: "close" };
    default:
      return undefined;
  }
}

/** Whether the game has a use for the key; the browser keeps the others. */
export function isOurs(code: string): boolean {
  return actionOf(code) !== undefined || Object.values(codes).some((list) => (list as readonly string[]).includes(code));
}

/** Keys and mouse as data: told of each event, asked once a frame. */
export function createInput(): Input {
  const held = new Set<string>();
  /** Went down since the last frame; a short tap may be over before anybody asks. */
  const tapped = new Set<string>();
  let breakPressed = false;
  let paused = false;
  let dx = 0;
  let dy = 0;
  let actions: Action[] = [];

  const isHeld = (use: keyof typeof codes): boolean => codes[use].some((code) => held.has(code) || tapped.has(code));
  const between = (minus: keyof typeof codes, plus: keyof typeof codes): number =>
    (isHeld(plus) ? 1 : 0) - (isHeld(minus) ? 1 : 0);

  return {
    keyDown(code) {
      // Repeats of a key that is held are no new wish.
      if (held.has(code)) return;
      held.add(code);
      tapped.add(code);
      const action = actionOf(code);
      if (action !== undefined && !(paused && action.type === "place")) actions.push(action);
    },
    keyUp(code) {
      held.delete(code);
    },
    moved(x, y) {
      if (paused) return;
      dx += x;
      dy += y;
    },
    pressed(button) {
      if (paused) return;
      if (button === "break") breakPressed = true;
      else actions.push({ type: "place" });
    },
    released(button) {
      if (button === "break") breakPressed = false;
    },
    scrolled(by) {
      if (!paused && by !== 0) actions.push({ type: "scroll", by });
    },
    releaseAll() {
      held.clear();
      tapped.clear();
      breakPressed = false;
      dx = 0;
      dy = 0;
    },
    setPaused(value) {
      paused = value;
      if (value) {
        breakPressed = false;
        dx = 0;
        dy = 0;
      }
    },

    take(seconds): Intent {
      const taken = actions;
      actions = [];
      const turn = dx * radiansPerPixel + between("turnLeft", "turnRight") * turnSpeed * seconds;
      const tilt = -dy * radiansPerPixel + between("tiltDown", "tiltUp") * tiltSpeed * seconds;
      dx = 0;
      dy = 0;
      if (paused) {
        tapped.clear();
        const still = { forward: 0, right: 0, jump: false, sprint: false, turn: 0, tilt: 0 };
        return { wish: still, breaking: false, actions: taken };
      }
      const wish = {
        forward: between("back", "forward"),
        right: between("left", "right"),
        jump: isHeld("jump"),
        sprint: isHeld("sprint"),
        turn,
        tilt,
      };
      const breaking = breakPressed || isHeld("break");
      tapped.clear();
      return { wish, breaking, actions: taken };
    },
  };
}
