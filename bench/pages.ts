import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import { findOrInstallChromium, mayUseApt } from "../scripts/test-programs.ts";
import { startOwnServer } from "./own-server.ts";
import { report } from "./report.ts";

/** All JavaScript that a browser with an empty cache fetches for each page of the production build, until it rests. */
const path = findOrInstallChromium(mayUseApt());
const server = await startOwnServer();
const browser = await chromium.launch({
  ...(path !== undefined && { executablePath: path }),
  // Chromium's own sandbox refuses root.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

const project = `/projects/${await exampleProject()}`;
const pages = {
  Projects: "/",
  "New project": "/projects/new",
  Overview: project,
  Blueprint: `${project}/blueprint`,
  Modules: `${project}/modules`,
  Timeline: `${project}/timeline`,
  Spend: `${project}/spend`,
  Inbox: "/inbox",
  Settings: "/settings/providers",
};

const figures: Record<string, number> = {};
for (const [name, address] of Object.entries(pages)) {
  const { own, monaco } = await scriptsOf(browser, server.address + address);
  figures[`${name} (kB)`] = own.packed / 1000;
  figures[`${name}, not packed (kB)`] = own.plain / 1000;
  if (monaco.plain > 0) figures[`${name}, Monaco besides (kB)`] = monaco.packed / 1000;
}
await browser.close();
await server.end();
report(figures);

interface Size {
  readonly packed: number;
  readonly plain: number;
}

async function scriptsOf(of: Browser, url: string): Promise<{ readonly own: Size; readonly monaco: Size }> {
  const context = await of.newContext();
  const page = await context.newPage();
  const bodies = new Map<string, Promise<Buffer>>();
  // Of the context: workers fetch scripts too.
  context.on("response", (response) => {
    if (/\.js(\?|$)/.test(response.url())) bodies.set(response.url(), response.body());
  });
  const answer = await page.goto(url, { waitUntil: "load" });
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
  if (url.endsWith("/blueprint")) await page.locator(".monaco-editor").first().waitFor({ timeout: 60_000 });
  await untilAtRest(bodies);
  const texts = await Promise.all([...bodies.values()].map((body) => body.catch(() => Buffer.alloc(0))));
  await context.close();
  return { own: sum(texts.filter((text) => !isMonaco(text))), monaco: sum(texts.filter(isMonaco)) };
}

/** The event stream never ends, so "network idle" never comes: no new script for two seconds is. */
async function untilAtRest(bodies: ReadonlyMap<string, unknown>): Promise<void> {
  for (let before = -1; bodies.size !== before; ) {
    before = bodies.size;
    await pause(2_000);
  }
}

/** The editor comes in pieces of its own: whatever is large and names its parts. What loads them only names them. */
function isMonaco(text: Buffer): boolean {
  return text.length > 30_000 && /monaco-editor|editorWorker/i.test(text.toString());
}

function sum(texts: readonly Buffer[]): Size {
  return {
    packed: texts.reduce((total, text) => total + gzipSync(text).length, 0),
    plain: texts.reduce((total, text) => total + text.length, 0),
  };
}

async function exampleProject(): Promise<string> {
  const response = await fetch(`${server.address}/api/examples/voxel-world`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ speed: "instant" }),
  });
  if (!response.ok) throw new Error(`the example answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}
