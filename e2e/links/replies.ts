import { readFileSync } from "node:fs";
import type { WireReply, WireRequest } from "#lib/testing/wire/wire-request.ts";

/** An HTTP API with one npm dependency: what the models of the story say over the wire. */
export const linksBlueprint = readFileSync(new URL("blueprint.md", import.meta.url), "utf8");

const storeIndex = 'export { createStore } from "./create-store.ts";\n';

const createStore = (guard: string) => `import { nanoid } from "nanoid";
import type { Store } from "./contract.ts";

const web = ${guard};

/** Links in memory. */
export function createStore(): Store {
  const links = new Map<string, string>();
  return {
    add(address) {
      if (!web.test(address)) return undefined;
      const id = nanoid(8);
      links.set(id, address);
      return id;
    },
    find: (id) => links.get(id),
  };
}
`;

const storeTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "./index.ts";

test("finds again what was added", () => {
  const store = createStore();
  const id = store.add("https://example.org/");
  assert.equal(id?.length, 8);
  assert.equal(store.find(id ?? ""), "https://example.org/");
});
`;

const api = (status: number) => `import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import type { Store } from "../store/contract.ts";

/** POST /links shortens, GET /ID redirects. */
export function createApi(store: Store): Server {
  return createServer(async (request, response) => {
    if (request.method === "POST" && request.url === "/links") {
      const id = store.add(await text(request));
      response.writeHead(id === undefined ? 400 : 201).end(id);
      return;
    }
    const address = store.find((request.url ?? "").slice(1));
    if (address === undefined) response.writeHead(404).end();
    else response.writeHead(${status}, { location: address }).end();
  });
}
`;

/** Loose in round 1: it also takes "https:/", which the review finds. */
const looseGuard = "/^https?:/";
const strictGuard = String.raw`/^https?:\/\/./`;

/** Replies by what a request carries, and how often the same question came before. */
export function createLinksStory(): (request: WireRequest) => WireReply {
  const asked = new Map<string, number>();
  return (request) => {
    const prompt = /^Groundplan ([a-z-]+) v\d+/.exec(request.system)?.[1] ?? "unknown";
    const module = /The module is ([a-z]+);/.exec(request.text)?.[1] ?? moduleUnderReview(request.text);
    const key = `${prompt} ${module}`;
    const time = (asked.get(key) ?? 0) + 1;
    asked.set(key, time);
    return { text: answer(key, time, request.text), chunkDelayMs: 5 };
  };
}

function moduleUnderReview(text: string): string {
  return /# The module under review\n\n([a-z]+)/.exec(text)?.[1] ?? "-";
}

function answer(key: string, time: number, text: string): string {
  const nonce = /The mark of your tags is `([a-z0-9]+)`/.exec(text)?.[1] ?? "";
  const file = (path: string, content: string) => `<file-${nonce} path="${path}">\n${content}</file-${nonce}>\n`;
  const store = (guard: string) =>
    file("src/store/index.ts", storeIndex) +
    file("src/store/create-store.ts", createStore(guard)) +
    file("src/store/store.test.ts", storeTest);
  const apiFiles = (status: number) =>
    file("src/api/index.ts", 'export { createApi } from "./create-api.ts";\n') +
    file("src/api/create-api.ts", api(status));
  switch (key) {
    case "draft-blueprint -":
      return linksBlueprint;
    case "build-module store":
      // First it writes where it may not, and is refused mechanically.
      return time === 1 ? store(looseGuard) + file("src/api/index.ts", "export {};\n") : store(looseGuard);
    case "build-module api":
      return time === 1 ? apiFiles(301) : apiFiles(302);
    case "fix-module store":
      return `${file("src/store/create-store.ts", createStore(strictGuard))}<answer-${nonce} finding="f2" is="fixed">Two slashes and a host are asked for.</answer-${nonce}>\n`;
    case "review-module store":
      return JSON.stringify(storeReview(time));
    case "review-module api":
    case "review-integration -":
      return JSON.stringify({ verdict: "approved", findings: [], rulings: [] });
    default:
      return `no reply for ${key}`;
  }
}

/** First a quote that is nowhere in the file, then the same claim with its evidence, then the ruling. */
function storeReview(time: number) {
  const finding = {
    severity: "major",
    path: "src/store/create-store.ts",
    claim: "An address without a host is taken.",
    breaks: "section",
    fix: "Ask for two slashes and a character.",
  };
  if (time === 1) return { verdict: "changes", findings: [{ ...finding, quote: "const web = /^http/;" }], rulings: [] };
  if (time === 2)
    return { verdict: "changes", findings: [{ ...finding, quote: "const web = /^https?:/;" }], rulings: [] };
  return { verdict: "approved", findings: [], rulings: [{ finding: "f2", is: "fixed" }] };
}
