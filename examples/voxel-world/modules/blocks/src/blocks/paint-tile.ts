import { createPixels, grain, type Pixels, type Rgb, scale, tileSize } from "./pixels.ts";
import { stencils, type Stencil } from "./stencils.ts";
import { type TileName, tileNames } from "./tile-names.ts";

type Brush = (pixels: Pixels, tile: number) => void;

const stoneGrey: Rgb = [128, 130, 134];
const dirtBrown: Rgb = [132, 96, 66];
const grassGreen: Rgb = [108, 166, 72];

/** A base colour with grain of the given strength, in single pixels and in patches of two. */
function speckled(colour: Rgb, strength: number): Brush {
  return (pixels, tile) =>
    pixels.fill((x, y) => {
      const fine = grain(tile, x, y) - 0.5;
      const coarse = grain(tile, x >> 1, y >> 1, 1) - 0.5;
      return scale(colour, 1 + (fine * 0.6 + coarse * 0.4) * strength * 2);
    });
}

function stencilled(stencil: Stencil): Brush {
  return (pixels) => {
    stencil.rows.forEach((row, y) => {
      [...row].forEach((letter, x) => {
        const colour = stencil.colours[letter];
        if (colour !== undefined) pixels.set(x, y, colour);
      });
    });
  };
}

/** Lies over dirt: an uneven hem of `colour` hangs down from the top. */
function hemmed(colour: Rgb): Brush {
  return (pixels, tile) => {
    speckled(dirtBrown, 0.16)(pixels, tile);
    for (let x = 0; x < tileSize; x++) {
      const depth = 2 + Math.floor(grain(tile, x, 0, 2) * 3);
      for (let y = 0; y < depth; y++) pixels.set(x, y, scale(colour, 0.92 + grain(tile, x, y, 3) * 0.16));
      pixels.shade(x, depth, 0.8);
    }
  };
}

/** Round stones: every pixel belongs to the nearest of a few centres, and borders are dark. */
const cobbled: Brush = (pixels, tile) => {
  const centres = Array.from({ length: 9 }, (_, i) => ({
    x: (i % 3) * 5.33 + grain(tile, i, 0, 4) * 4,
    y: Math.floor(i / 3) * 5.33 + grain(tile, i, 1, 4) * 4,
    light: 0.82 + grain(tile, i, 2, 4) * 0.34,
  }));
  const around = (a: number, b: number): number => Math.min(Math.abs(a - b), tileSize - Math.abs(a - b));
  pixels.fill((x, y) => {
    const near = centres
      .map((centre) => ({ centre, away: Math.hypot(around(x, centre.x), around(y, centre.y)) }))
      .sort((a, b) => a.away - b.away);
    const [first, second] = near;
    if (first === undefined || second === undefined) return stoneGrey;
    const edge = second.away - first.away < 1 ? 0.62 : 1;
    return scale(stoneGrey, first.centre.light * edge * (0.95 + grain(tile, x, y) * 0.1));
  });
};

const ore =
  (light: Rgb, dark: Rgb): Brush =>
  (pixels, tile) => {
    speckled(stoneGrey, 0.1)(pixels, tile);
    for (let i = 0; i < 6; i++) {
      const x = 1 + Math.floor(grain(tile, i, 0, 5) * 13);
      const y = 1 + Math.floor(grain(tile, i, 1, 5) * 13);
      pixels.set(x, y, light);
      pixels.set(x + 1, y, dark);
      pixels.set(x, y + 1, dark);
      pixels.set(x + 1, y + 1, scale(dark, 0.75));
      if (grain(tile, i, 2, 5) > 0.5) pixels.set(x + 2, y, scale(light, 0.85));
    }
  };

const planks: Brush = (pixels, tile) => {
  pixels.fill((x, y) => {
    const board = y >> 2;
    const streak = grain(tile, x >> 2, y, 6) - 0.5;
    return scale([178, 138, 86], 0.94 + grain(tile, board, 0, 7) * 0.1 + streak * 0.12);
  });
  for (let x = 0; x < tileSize; x++) {
    for (const seam of [3, 7, 11, 15]) pixels.shade(x, seam, 0.72);
  }
  for (let board = 0; board < 4; board++) {
    const end = Math.floor(grain(tile, board, 1, 7) * tileSize);
    for (let y = board * 4; y < board * 4 + 3; y++) pixels.shade(end, y, 0.78);
  }
};

const bark: Brush = (pixels, tile) =>
  pixels.fill((x, y) => {
    const furrow = grain(tile, x, (y + Math.floor(grain(tile, x, 0, 8) * 5)) >> 2, 9);
    return scale([112, 82, 52], furrow < 0.3 ? 0.68 : 0.88 + grain(tile, x, y) * 0.22);
  });

const rings: Brush = (pixels, tile) =>
  pixels.fill((x, y) => {
    const away = Math.max(Math.abs(x - 7.5), Math.abs(y - 7.5));
    if (away > 6.6) return scale([112, 82, 52], 0.8 + grain(tile, x, y) * 0.2);
    return scale([190, 150, 98], Math.floor(away) % 2 === 0 ? 1 : 0.84);
  });

const foliage: Brush = (pixels, tile) => {
  for (let y = 0; y < tileSize; y++) {
    for (let x = 0; x < tileSize; x++) {
      const density = grain(tile, x, y) * 0.5 + grain(tile, x >> 1, y >> 1, 1) * 0.5;
      if (density < 0.18) continue;
      pixels.set(x, y, scale([74, 138, 54], 0.6 + density * 0.75));
    }
  }
};

const glass: Brush = (pixels) => {
  for (let i = 0; i < tileSize; i++) {
    for (const [x, y] of [
      [i, 0],
      [i, 15],
      [0, i],
      [15, i],
    ] as const) {
      pixels.set(x, y, [206, 230, 238]);
    }
  }
  for (let i = 0; i < 4; i++) {
    pixels.set(3 + i, 6 - i, [230, 244, 250]);
    pixels.set(9 + i, 13 - i, [230, 244, 250]);
  }
};

const brickwork: Brush = (pixels, tile) =>
  pixels.fill((x, y) => {
    const row = y >> 2;
    const along = (x + (row % 2) * 4) & 15;
    if ((y & 3) === 3 || (along & 7) === 7) return scale([186, 176, 166], 0.92 + grain(tile, x, y) * 0.1);
    return scale([164, 84, 66], 0.84 + grain(tile, along >> 3, row, 10) * 0.22 + grain(tile, x, y) * 0.08);
  });

const lantern: Brush = (pixels, tile) =>
  pixels.fill((x, y) => {
    const away = Math.max(Math.abs(x - 7.5), Math.abs(y - 7.5));
    if (away > 7) return [74, 58, 44];
    if (x === 7 || x === 8 || y === 7 || y === 8) return away > 5 ? [110, 84, 52] : [255, 236, 170];
    return scale([255, 206, 110], 1.1 - away * 0.045 + grain(tile, x, y) * 0.06);
  });

const waves: Brush = (pixels, tile) =>
  pixels.fill((x, y) => {
    const crest = Math.sin((x + Math.sin((y / 16) * Math.PI * 2) * 2) * ((Math.PI * 2) / 8));
    return scale([48, 104, 186], 1 + crest * 0.06 + (grain(tile, x, y >> 1) - 0.5) * 0.08);
  }, 165);

const blades: Brush = (pixels, tile) => {
  for (let blade = 0; blade < 9; blade++) {
    const foot = 1 + Math.floor(grain(tile, blade, 0, 11) * 14);
    const length = 5 + Math.floor(grain(tile, blade, 1, 11) * 8);
    const lean = (grain(tile, blade, 2, 11) - 0.5) * 0.6;
    for (let i = 0; i < length; i++) {
      const x = Math.min(15, Math.max(0, Math.round(foot + lean * i)));
      pixels.set(x, 15 - i, scale(grassGreen, 0.72 + (i / length) * 0.45));
    }
  }
};

const tableTop: Brush = (pixels, tile) => {
  planks(pixels, tile);
  for (let i = 0; i < tileSize; i++) {
    for (const edge of [0, 15]) {
      pixels.set(i, edge, [96, 66, 38]);
      pixels.set(edge, i, [96, 66, 38]);
    }
    if (i > 2 && i < 13) {
      for (const line of [5, 10]) {
        pixels.shade(i, line, 0.7);
        pixels.shade(line, i, 0.7);
      }
    }
  }
};

const tableSide: Brush = (pixels, tile) => {
  planks(pixels, tile);
  for (let i = 0; i < tileSize; i++) {
    for (const y of [0, 1, 2]) pixels.set(i, y, scale([140, 98, 58], y === 2 ? 0.7 : 1));
    for (const x of [0, 1, 14, 15]) pixels.shade(x, i, 0.72);
  }
  for (let y = 5; y < 12; y++) pixels.set(5, y, [110, 80, 48]);
  for (let x = 4; x < 8; x++) pixels.set(x, 5, [150, 150, 156]);
  for (let i = 0; i < 6; i++) pixels.set(9 + (i >> 1), 6 + i, [150, 150, 156]);
};

const brushes = {
  missing: speckled([200, 60, 200], 0),
  "grass-top": speckled(grassGreen, 0.15),
  "grass-side": hemmed(grassGreen),
  dirt: speckled(dirtBrown, 0.16),
  stone: speckled(stoneGrey, 0.1),
  cobblestone: cobbled,
  sand: speckled([222, 208, 158], 0.06),
  snow: speckled([240, 246, 252], 0.025),
  "snow-side": hemmed([240, 246, 252]),
  water: waves,
  "log-side": bark,
  "log-top": rings,
  leaves: foliage,
  planks,
  "table-top": tableTop,
  "table-side": tableSide,
  glass,
  bricks: brickwork,
  lantern,
  "coal-ore": ore([72, 72, 78], [40, 40, 46]),
  "iron-ore": ore([232, 196, 166], [198, 152, 120]),
  bedrock: speckled([70, 70, 74], 0.42),
  "tall-grass": blades,
  poppy: stencilled(stencils.poppy),
  dandelion: stencilled(stencils.dandelion),
  coal: stencilled(stencils.coal),
  iron: stencilled(stencils.iron),
  stick: stencilled(stencils.stick),
  "wooden-pickaxe": stencilled(stencils["wooden-pickaxe"]),
  "stone-pickaxe": stencilled(stencils["stone-pickaxe"]),
  "iron-pickaxe": stencilled(stencils["iron-pickaxe"]),
  "wooden-axe": stencilled(stencils["wooden-axe"]),
  "stone-axe": stencilled(stencils["stone-axe"]),
  "iron-axe": stencilled(stencils["iron-axe"]),
} satisfies Record<TileName, Brush>;

/** Paints one tile, 16 × 16 RGBA from the top row down; an unknown number gives the tile for what is missing. */
export function paintTile(tile: number): Uint8ClampedArray {
  const pixels = createPixels();
  brushes[tileNames[tile] ?? "missing"](pixels, tile);
  return pixels.bytes;
}
