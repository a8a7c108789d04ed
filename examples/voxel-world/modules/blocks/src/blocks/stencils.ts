import type { Rgb } from "./pixels.ts";

/** Small pictures, one letter a pixel; a dot is transparent. */
export interface Stencil {
  readonly rows: readonly string[];
  readonly colours: Readonly<Record<string, Rgb>>;
}

const leaf: Rgb = [62, 128, 52];
const leafLight: Rgb = [88, 160, 70];
const wood: Rgb = [124, 86, 48];
const woodDark: Rgb = [92, 62, 34];

const poppyRows = [
  "................",
  "................",
  "................",
  "................",
  "......RR........",
  ".....RRrR.......",
  ".....RkkR.......",
  ".....rRRr.......",
  "......rr........",
  ".......g........",
  ".......g........",
  "....G..g........",
  ".....G.g.G......",
  "......Gg.G......",
  ".......gG.......",
  ".......g........",
];

const dandelionRows = [
  "................",
  "................",
  "................",
  "................",
  "................",
  ".......YY.......",
  "......YyyY......",
  "......YyyY......",
  ".......YY.......",
  "........g.......",
  "........g.......",
  "......G.g.......",
  ".......Gg.G.....",
  "........gG......",
  "........g.......",
  "........g.......",
];

const pickaxeRows = [
  "................",
  "................",
  "....mmmmm.......",
  "......nMMmm.....",
  ".........Mmw....",
  "..........wWm...",
  ".........wWMm...",
  "........wW..Mm..",
  ".......wW...Mm..",
  "......wW.....m..",
  ".....wW......m..",
  "....wW.......n..",
  "...wW...........",
  "..wW............",
  "..W.............",
  "................",
];

const axeRows = [
  "................",
  "................",
  ".......mm.......",
  "......mMMm.w....",
  ".....mMMMMwW....",
  ".....mMMMwWm....",
  "......mMwWMm....",
  ".......wWMMm....",
  "......wW.mm.....",
  ".....wW.........",
  "....wW..........",
  "...wW...........",
  "..wW............",
  "..W.............",
  "................",
  "................",
];

const stickRows = [
  "................",
  "................",
  "............w...",
  "...........wW...",
  "..........wW....",
  ".........wW.....",
  "........wW......",
  ".......wW.......",
  "......wW........",
  ".....wW.........",
  "....wW..........",
  "...wW...........",
  "..wW............",
  "..W.............",
  "................",
  "................",
];

const lumpRows = [
  "................",
  "................",
  "................",
  "......mmm.......",
  "....mmMMMmm.....",
  "...mMMMLLMMm....",
  "...mMMLLMMMMm...",
  "..mMMMLMMMnMm...",
  "..mMMMMMMnnMm...",
  "..nMMnMMMMMMn...",
  "...nMMMMMMMn....",
  "...nnMMnMMn.....",
  ".....nnnnn......",
  "................",
  "................",
  "................",
];

function head(light: Rgb, middle: Rgb, dark: Rgb): Stencil["colours"] {
  return { w: wood, W: woodDark, m: light, M: middle, n: dark };
}

const woodHead = head([176, 132, 78], [150, 110, 62], woodDark);
const stoneHead = head([164, 164, 168], [128, 128, 134], [92, 92, 98]);
const ironHead = head([236, 236, 240], [200, 202, 210], [150, 152, 160]);

export const stencils = {
  poppy: {
    rows: poppyRows,
    colours: { R: [214, 48, 40], r: [166, 30, 30], k: [46, 26, 30], g: leaf, G: leafLight },
  },
  dandelion: { rows: dandelionRows, colours: { Y: [250, 214, 60], y: [232, 160, 32], g: leaf, G: leafLight } },
  stick: { rows: stickRows, colours: { w: [150, 108, 62], W: woodDark } },
  coal: { rows: lumpRows, colours: { m: [64, 64, 70], M: [44, 44, 50], L: [104, 104, 112], n: [26, 26, 30] } },
  iron: { rows: lumpRows, colours: { m: [222, 196, 176], M: [200, 168, 146], L: [244, 226, 212], n: [150, 118, 98] } },
  "wooden-pickaxe": { rows: pickaxeRows, colours: woodHead },
  "stone-pickaxe": { rows: pickaxeRows, colours: stoneHead },
  "iron-pickaxe": { rows: pickaxeRows, colours: ironHead },
  "wooden-axe": { rows: axeRows, colours: woodHead },
  "stone-axe": { rows: axeRows, colours: stoneHead },
  "iron-axe": { rows: axeRows, colours: ironHead },
} satisfies Record<string, Stencil>;
