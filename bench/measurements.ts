/** What a figure may be at most, and by which issue of the product's own. */
export interface Budget {
  readonly figure: string;
  readonly most: number;
}

/** One measurement: a program that prints its figures, run some times. */
export interface Measurement {
  readonly name: string;
  readonly title: string;
  readonly explains: string;
  readonly runs: number;
  readonly budgets: readonly Budget[];
}

export const measurements: readonly Measurement[] = [
  {
    name: "orchestration",
    title: "A build of 24 modules",
    explains:
      "Six layers of four modules, answers of 2 to 5 seconds, one check of a second a module (`sleep 1` in the real " +
      "sandbox), real git, PostgreSQL on its disk. The ideal time is that of the same answers as the gateway gave " +
      "them, checks of exactly one second, and merges one after the other that check again where the tip has moved, " +
      "on an engine that costs nothing. The engine checks up to three merges at the same time, which the ideal does not.",
    runs: 3,
    budgets: [{ figure: "Wall time over ideal time", most: 1.05 }],
  },
  {
    name: "many-modules",
    title: "A build of 200 modules",
    explains:
      "20 layers of ten modules, answers and checks of 50 ms, git and sandbox in memory. What is beside the work is " +
      "the engine's bookkeeping: facts and log.",
    runs: 3,
    budgets: [{ figure: "Time beside the work, a layer (ms)", most: 50 }],
  },
  {
    name: "relay",
    title: "50 streams",
    explains:
      "50 projects at once, 100 tokens a second each, from a local provider through the three real gateways, the live " +
      "channel and `GET /api/projects/:id/events` of the real server to 50 clients. Live text is gathered for 33 ms " +
      "on purpose; the added delay is what is lost besides.",
    runs: 3,
    budgets: [],
  },
  {
    name: "idle-hang",
    title: "A request that falls silent",
    explains:
      "Silence before the headers, before the first token and in the middle, with and without pings, from a local " +
      "provider through each of the three real gateways, ten requests at once, with limits of a second. The time is " +
      "that from the last sign that counts to the attempt's end, less the limit.",
    runs: 3,
    budgets: [{ figure: "Time beyond the limit, most (ms)", most: 1_000 }],
  },
  {
    name: "reservations",
    title: "Reservations",
    explains:
      "Attempts that are opened and settled with no model between, on PostgreSQL that writes through to its disk, in a " +
      "project with 1,000 attempts before: one after the other (median of 80), and by 50 writers at once. Three " +
      "budgets are the project's, the build's and the builder's.",
    runs: 3,
    budgets: [],
  },
  {
    name: "takeover",
    title: "A server is killed",
    explains:
      "How long a build stands still, from the signal to the next request that is begun: with a second server beside it, " +
      "and alone, started again at once. Sixteen kills.",
    runs: 1,
    budgets: [{ figure: "Taken over by another server, most (ms)", most: 5_000 }],
  },
  {
    name: "stop",
    title: "A person stops a build",
    explains:
      "From the order, *Stop now* or *Cancel*, to the end of what it cuts: one request that has fallen silent in the " +
      "middle of an answer, and one check that would take minutes, in the real sandbox. Twelve builds each; the cost of " +
      "the cut request is told with its upper bound.",
    runs: 3,
    budgets: [
      { figure: "Stop now: until the connection is closed, most (ms)", most: 1_000 },
      { figure: "Stop now: until the sandbox is gone, most (ms)", most: 1_000 },
      { figure: "Cancel: until the connection is closed, most (ms)", most: 1_000 },
      { figure: "Cancel: until the sandbox is gone, most (ms)", most: 1_000 },
    ],
  },
  {
    name: "start",
    title: "Start",
    explains:
      "`npm start` until the address is printed: on a bare clone with npm's cache filled (installs, generates, builds " +
      "the pages, makes a database), and again.",
    runs: 2,
    budgets: [],
  },
  {
    name: "pages",
    title: "JavaScript of the first load",
    explains:
      "All scripts that Chromium with an empty cache fetches until a page rests, packed by gzip, Monaco apart. The " +
      "project is Voxel World.",
    runs: 1,
    budgets: [],
  },
  {
    name: "packets",
    title: "What builders are sent: slice or whole document",
    explains:
      "The input of one build answer and one fix for each module, in tokens (three bytes each) and at today's list " +
      "prices by each provider's cache rules: Anthropic keeps marked prefixes (512 tokens or more; 4,096 for " +
      "Opus 4.6) and bills the writing; Gemini (from 4,096) and OpenAI (from 1,024, in steps of 128) keep what they " +
      "find, without promising it. One module at a time is the best case, each answer within the cache's life after " +
      "the one before; of four that are asked together none finds what the others are only writing.",
    runs: 1,
    budgets: [],
  },
];
