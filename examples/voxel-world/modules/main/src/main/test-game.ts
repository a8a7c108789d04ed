import type { HudModel } from "../hud/contract.ts";
import type { Input } from "../player/contract.ts";
import { createInput } from "../player/index.ts";
import type { Frame } from "../renderer/contract.ts";
import { createGame } from "./game.ts";

/** A game without a browser: notes what would be drawn and shown. For tests. */
export function testGame(word = "maple") {
  const input: Input = createInput();
  const meshed: string[] = [];
  const dropped: string[] = [];
  const said: string[] = [];
  let frame: Frame | undefined;
  let shown: HudModel | undefined;
  const game = createGame({
    word,
    input,
    mode: () => "free",
    hud: { show: (model) => (shown = model), say: (text) => said.push(text) },
    renderer: {
      setChunk: (cx, cz) => meshed.push(`${cx} ${cz}`),
      dropChunk: (cx, cz) => dropped.push(`${cx} ${cz}`),
      draw: (drawn) => {
        frame = drawn;
        return { chunks: 0, quads: 0 };
      },
    },
  });
  game.setPanel("none");
  return {
    game,
    input,
    meshed,
    dropped,
    said,
    frame: (): Frame => frame as Frame,
    shown: (): HudModel => shown as HudModel,
    run(seconds: number, fps = 10): void {
      for (let i = 0; i < Math.round(seconds * fps); i++) game.frame(1 / fps);
    },
    /** Looks straight down. */
    lookDown(): void {
      input.moved(0, 5000);
      game.frame(1 / 30);
    },
  };
}
