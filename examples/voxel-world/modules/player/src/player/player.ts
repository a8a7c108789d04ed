import type { BlockReader, Vec3 } from "../world/contract.ts";
import { isInLiquid, overlapsBlock, slide } from "./body.ts";
import type { Player, Wish } from "./contract.ts";

const eyeHeight = 1.62;
const walkSpeed = 4.3;
const sprintSpeed = 6;
const swimFactor = 0.5;
const jumpSpeed = 8.2;
const gravity = 26;
const fallLimit = 40;
const sinkLimit = 3;
const riseSpeed = 3.6;
/** The push with which a swimmer leaves the water: small in the open, enough for one block at a shore. */
const leapSpeed = 6.5;
const climbSpeed = 9.5;
/** Seconds in which most of a change of speed has happened. */
const groundGrip = 0.045;
const airGrip = 0.22;
const longestMove = 0.25;
const steepest = Math.PI / 2 - 0.01;

/** Share of the way to the wished speed, the same however the time is cut into frames. */
function approach(now: number, wished: number, grip: number, seconds: number): number {
  return wished + (now - wished) * Math.exp(-seconds / grip);
}

/** Keeps a turn within half a circle to either side, so that it never grows without end. */
function wrapAngle(angle: number): number {
  const turn = Math.PI * 2;
  return angle - turn * Math.floor((angle + Math.PI) / turn);
}

export function createPlayer(feet: Vec3): Player {
  const position: [number, number, number] = [...feet];
  const velocity: [number, number, number] = [0, 0, 0];
  let yaw = 0;
  let pitch = 0;
  let onGround = false;
  let inWater = false;
  let atWall = false;

  function steer({ forward, right, sprint }: Wish, seconds: number): void {
    const length = Math.max(1, Math.hypot(forward, right));
    const speed = ((sprint && forward > 0 ? sprintSpeed : walkSpeed) * (inWater ? swimFactor : 1)) / length;
    const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
    const grip = onGround || inWater ? groundGrip : airGrip;
    velocity[0] = approach(velocity[0], (sin * forward + cos * right) * speed, grip, seconds);
    velocity[2] = approach(velocity[2], (sin * right - cos * forward) * speed, grip, seconds);
  }

  function fall({ jump }: Wish, seconds: number): void {
    if (inWater) {
      const wished = jump ? riseSpeed : -sinkLimit;
      velocity[1] = approach(velocity[1], wished, 0.15, seconds);
      return;
    }
    if (jump && onGround) velocity[1] = jumpSpeed;
    else velocity[1] = Math.max(-fallLimit, velocity[1] - gravity * seconds);
  }

  /** Moves by the velocity in pieces; an axis that is blocked loses its speed, the others slide on. */
  function move(world: BlockReader, seconds: number): void {
    const way = [velocity[0] * seconds, velocity[1] * seconds, velocity[2] * seconds] as const;
    const pieces = Math.max(1, Math.ceil(Math.max(...way.map(Math.abs)) / longestMove));
    const blocked = [false, false, false];
    onGround = false;
    atWall = false;
    for (let piece = 0; piece < pieces; piece++) {
      for (const axis of [1, 0, 2] as const) {
        if (blocked[axis] || slide(world, position, axis, way[axis] / pieces)) continue;
        blocked[axis] = true;
        if (axis !== 1) atWall = true;
        else if (velocity[1] < 0) onGround = true;
        velocity[axis] = 0;
      }
    }
  }

  return {
    get position(): Vec3 {
      return [...position];
    },
    get velocity(): Vec3 {
      return [...velocity];
    },
    get yaw() {
      return yaw;
    },
    get pitch() {
      return pitch;
    },
    get onGround() {
      return onGround;
    },
    get inWater() {
      return inWater;
    },

    eye: () => [position[0], position[1] + eyeHeight, position[2]],
    look: () => [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)],

    step(world, wish, seconds) {
      yaw = wrapAngle(yaw + wish.turn);
      pitch = Math.min(steepest, Math.max(-steepest, pitch + wish.tilt));
      if (world.chunk(Math.floor(position[0] / 16), Math.floor(position[2] / 16)) === undefined) return;
      const wasInWater = inWater;
      inWater = isInLiquid(world, position);
      const leaves = wasInWater && !inWater && wish.jump && velocity[1] > 0;
      if (leaves) velocity[1] = atWall ? climbSpeed : leapSpeed;
      steer(wish, seconds);
      if (!leaves) fall(wish, seconds);
      move(world, seconds);
    },

    overlaps: (block) => overlapsBlock(position, block),

    moveTo(place) {
      position.splice(0, 3, ...place);
      velocity.fill(0);
      onGround = false;
    },
  };
}
