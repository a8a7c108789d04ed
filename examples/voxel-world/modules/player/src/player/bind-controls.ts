import type { Controls, Input } from "./contract.ts";
import { isOurs } from "./input.ts";
import { createPress, type Press } from "./press.ts";

const pressCheckMs = 40;

/** Listens to a canvas and its window and tells `input`. Where the mouse cannot be captured, dragging looks around. */
export function bindControls(canvas: HTMLCanvasElement, input: Input): Controls {
  const { ownerDocument: page } = canvas;
  const view = page.defaultView ?? window;
  let refused = typeof canvas.requestPointerLock !== "function";
  let wasLocked = false;
  let press: Press | undefined;

  const isLocked = (): boolean => page.pointerLockElement === canvas;

  /** Where it worked before, a refusal only means that the request came too soon after Escape. */
  function noteRefusal(): void {
    refused = !wasLocked;
  }

  async function capture(): Promise<void> {
    if (refused || isLocked()) return;
    try {
      // Older browsers answer nothing and report a refusal by the event below.
      await canvas.requestPointerLock();
    } catch {
      noteRefusal();
    }
  }

  page.addEventListener("pointerlockerror", noteRefusal);

  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !isOurs(event.code)) return;
    // A focused button keeps Space and the arrows.
    const onButton = event.target instanceof HTMLButtonElement;
    if (onButton && (event.code === "Space" || event.code.startsWith("Arrow"))) return;
    event.preventDefault();
    input.keyDown(event.code);
  });
  view.addEventListener("keyup", (event) => input.keyUp(event.code));
  view.addEventListener("blur", () => input.releaseAll());

  canvas.addEventListener("mousedown", (event) => {
    canvas.focus();
    if (event.button === 2) {
      input.pressed("place");
    } else if (event.button === 0 && isLocked()) {
      input.pressed("break");
    } else if (event.button === 0) {
      press = createPress(event.clientX, event.clientY, event.timeStamp);
      void capture();
    }
  });
  view.addEventListener("mousemove", (event) => {
    if (isLocked()) input.moved(event.movementX, event.movementY);
    else if (press !== undefined) input.moved(...press.moveTo(event.clientX, event.clientY));
  });
  view.addEventListener("mouseup", (event) => {
    if (event.button !== 0) return;
    press = undefined;
    input.released("break");
  });
  view.setInterval(() => {
    if (isLocked() || press === undefined) return;
    if (press.isBreaking(performance.now())) input.pressed("break");
    else input.released("break");
  }, pressCheckMs);
  page.addEventListener("pointerlockchange", () => {
    press = undefined;
    wasLocked ||= isLocked();
    input.releaseAll();
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    input.scrolled(Math.sign(event.deltaY));
  });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());

  return {
    get mode() {
      return isLocked() ? "locked" : refused ? "drag" : "free";
    },
    release() {
      if (isLocked()) page.exitPointerLock();
    },
  };
}
