/** What the machine that checks has, for the slot `sandbox`. */
export interface SandboxOffer {
  readonly level: "container" | "process" | "none";
  /** Limits of one command. */
  readonly wallSeconds: number;
  readonly memoryMb: number;
}

const programs = `- Node.js 26 as \`node\`: runs \`.ts\` files directly, has \`node --test\` and the whole standard library;
- \`tsc\` (TypeScript 7, strict) and \`esbuild\`, with \`@types/node\`, none of them named in \`package.json\`;
- the npm packages that \`package.json\` names, installed before without running their scripts, with their commands;
- \`sh\` and the usual small programs (\`cp\`, \`mkdir\`, \`cat\`, \`sed\`, \`test\`).`;

/** Says which programs a command may use and what it can not have. */
export function sandboxOffer({ level, wallSeconds, memoryMb }: SandboxOffer): string {
  const limits = `Not there: a network of any kind (not even loopback to the host), a browser, a display, git, a database, other languages' tools. Each command starts in the project's root on a fresh copy of the files, may write there, and ends after at most ${wallSeconds} seconds and with at most ${memoryMb} MB of memory.`;
  if (level !== "none") return `Commands run in a sandbox that has\n\n${programs}\n\n${limits}`;
  return `On this machine no sandbox is available: now only the type check of TypeScript runs, by the engine's own \`tsc\`, and all other commands are recorded as not executed. Write them all the same; they run where there is a sandbox. It has\n\n${programs}\n\n${limits}`;
}
