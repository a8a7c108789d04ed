import { blockOf, dropOf } from "../blocks/index.ts";
import type { HudModel, Panel } from "../hud/contract.ts";
import { createInventory } from "../inventory/index.ts";
import { seedFrom } from "../noise/index.ts";
import type { Action } from "../player/contract.ts";
import { createPlayer } from "../player/index.ts";
import { createTerrain } from "../terrain/index.ts";
import type { Hit, Vec3 } from "../world/contract.ts";
import { createWorld, raycast } from "../world/index.ts";
import { isNearTable, placeHeld, removeBlock } from "./building.ts";
import type { Game, GameParts } from "./contract.ts";
import { craftRecipe } from "./craft.ts";
import { createMining } from "./mining.ts";
import { skyAt } from "./sky.ts";
import { createStreaming, viewRadius } from "./streaming.ts";

const reach = 5;
const longestFrame = 0.1;
/** Weight of the last frame in the shown frames a second. */
const fpsWeight = 0.05;

/** Joins the modules to a game that is driven frame by frame. */
export function createGame({ word, renderer, hud, input, mode }: GameParts): Game {
  const terrain = createTerrain(seedFrom(word));
  const world = createWorld(terrain.fill);
  const inventory = createInventory();
  const player = createPlayer(terrain.spawn());
  const streaming = createStreaming(world, renderer, () => player.position);
  const mining = createMining();
  let panel: Panel = "help";
  let elapsed = 0;
  let fps = 60;
  input.setPaused(true);

  function setPanel(next: Panel): void {
    panel = next;
    input.setPaused(next !== "none");
  }

  function act(action: Action, hit: Hit | undefined): void {
    switch (action.type) {
      case "place":
        if (placeHeld(world, player, inventory, hit)) streaming.refresh();
        break;
      case "select":
        inventory.select(action.slot);
        break;
      case "scroll":
        inventory.scroll(action.by);
        break;
      case "bag":
        setPanel(panel === "bag" ? "none" : "bag");
        break;
      case "help":
        setPanel(panel === "help" ? "none" : "help");
        break;
      case "close":
        setPanel("none");
        break;
    }
  }

  function findTarget(): Hit | undefined {
    return raycast(world, player.eye(), player.look(), reach);
  }

  function dig(hit: Hit, seconds: number): void {
    const id = world.get(...hit.block);
    const held = inventory.held()?.item;
    if (!mining.strike({ block: hit.block, id, held, slot: inventory.selected }, seconds)) return;
    removeBlock(world, hit.block);
    streaming.refresh();
    const drop = dropOf(blockOf(id), held);
    if (drop !== undefined && inventory.add(drop, 1) > 0) hud.say("The bag is full");
    if (drop === undefined && blockOf(id).needsTool) hud.say(`${blockOf(id).name} needs a ${blockOf(id).tool}`);
  }

  function modelFor(hit: Hit | undefined): HudModel {
    const [x, , z] = player.position;
    return {
      position: [...player.position],
      yaw: player.yaw,
      pitch: player.pitch,
      biome: terrain.biome(Math.floor(x), Math.floor(z)),
      target: hit === undefined ? undefined : blockOf(world.get(...hit.block)).name,
      broken: mining.broken,
      inventory,
      // Only the bag asks, and looking for a table each frame costs a thousand reads.
      nearTable: panel === "bag" && isNearTable(world, player),
      panel,
      mode: mode(),
      fps,
      chunks: streaming.meshed,
      ready: streaming.ready,
    };
  }

  function isUnderWater([x, y, z]: Vec3): boolean {
    return blockOf(world.get(Math.floor(x), Math.floor(y), Math.floor(z))).shape === "liquid";
  }

  return {
    world,
    player,
    inventory,
    get panel() {
      return panel;
    },
    setPanel,

    craft(recipe) {
      hud.say(craftRecipe(inventory, recipe, isNearTable(world, player)));
    },

    frame(seconds) {
      const step = Math.min(seconds, longestFrame);
      elapsed += step;
      if (seconds > 0) fps += (1 / seconds - fps) * fpsWeight;

      streaming.advance();
      const intent = input.take(step);
      const before = findTarget();
      for (const action of intent.actions) act(action, before);
      player.step(world, intent.wish, step);

      const hit = findTarget();
      if (hit !== undefined && intent.breaking && panel === "none") dig(hit, step);
      else mining.strike(undefined, step);

      const target = findTarget();
      const eye = player.eye();
      renderer.draw({
        camera: { position: eye, yaw: player.yaw, pitch: player.pitch },
        sky: skyAt(elapsed),
        seconds: elapsed,
        viewBlocks: viewRadius * 16 - 8,
        underWater: isUnderWater(eye),
        ...(target === undefined ? {} : { target: { block: target.block, broken: mining.broken } }),
      });
      hud.show(modelFor(target));
    },
  };
}
