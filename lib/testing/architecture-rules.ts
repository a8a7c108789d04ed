/** Which folders a folder may import besides itself; the longest matching folder counts. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  "lib/domain": [],
  "lib/prompts": ["lib/domain"],
  "lib/engine/ports": ["lib/domain"],
  "lib/engine": ["lib/domain", "lib/prompts", "lib/engine/ports"],
  "lib/models": ["lib/domain", "lib/engine/ports"],
  "lib/workspaces": ["lib/domain", "lib/engine/ports"],
  "lib/sandbox": ["lib/domain", "lib/engine/ports"],
  "lib/db": ["lib/domain", "lib/engine/ports", "generated/prisma"],
  "lib/catalog": ["lib/domain", "lib/engine/ports"],
  "lib/http": ["lib/domain"],
  "lib/server": [
    ...["lib/domain", "lib/prompts", "lib/engine", "lib/models", "lib/workspaces", "lib/sandbox"],
    ...["lib/db", "lib/catalog", "lib/http"],
    // What a start must be able to do before there is a Node for the rest.
    "scripts/install-by-apt.mjs",
  ],
  "lib/client": ["lib/domain"],
  "lib/testing": ["lib", "generated/prisma"],
  "components/ui": [],
  components: ["components/ui", "lib/client", "lib/domain"],
  app: ["components", "lib/client", "lib/domain", "lib/engine/commands", "lib/http", "lib/server"],
};

const pages = ["app", "components"];
const browser = [...pages, "lib/client"];

/** Where a package may be imported; a name stands for everything below it. Packages not named here have no home yet. */
export const homes: Readonly<Record<string, readonly string[]>> = {
  zod: ["lib", "app", "components"],
  yaml: ["lib/domain"],
  "mdast-util-from-markdown": ["lib/domain", "components"],
  mdast: ["lib/domain", "components"],
  "@noble/hashes": ["lib/domain"],
  diff: ["lib/domain", "components"],
  "@prisma/adapter-pg": ["lib/db"],
  "@prisma/client": ["lib/db"],
  pg: ["lib/db", "lib/server"],
  "@anthropic-ai/sdk": ["lib/models"],
  "@google/genai": ["lib/models"],
  openai: ["lib/models"],
  "@pydantic/genai-prices": ["lib/catalog"],
  esbuild: ["lib/sandbox"],
  typescript: ["lib/sandbox"],
  next: [...pages, "lib/http", "lib/server"],
  geist: pages,
  react: browser,
  "react-dom": browser,
  "@tanstack/react-query": browser,
  "@tanstack/react-virtual": ["components"],
  "radix-ui": ["components/ui"],
  "lucide-react": pages,
  clsx: pages,
  "monaco-editor": ["components"],
  "@xyflow/react": ["components"],
  "@dagrejs/dagre": ["components"],
};

/** Folders without Node's built-in modules, with the few that are harmless there. */
export const builtins: Readonly<Record<string, readonly string[]>> = {
  "lib/domain": [],
  "lib/prompts": ["node:fs", "node:path", "node:url"],
  "lib/engine": ["node:async_hooks", "node:timers/promises"],
  "lib/client": [],
  components: [],
};

/** Who may touch the environment: its reader, and the probe that puts a canary there to see that it stays out of sandboxes. */
export const environmentUsers: readonly string[] = ["lib/server/env.ts", "lib/sandbox/probe-with-canaries.ts"];

/** Names that say nothing about what is inside. */
export const bannedNames = [
  "util",
  "utils",
  "helper",
  "helpers",
  "common",
  "shared",
  "service",
  "services",
  "misc",
  "types",
];

export const longestFile = 400;

/** Files that were longer before the limit held. The list only shrinks. */
export const longBefore: readonly string[] = [];
