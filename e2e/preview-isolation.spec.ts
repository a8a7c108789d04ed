import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { createPreviewAddresses } from "../lib/server/preview/preview-address.ts";

const dataDir = join(import.meta.dirname, "../test-results/e2e-data");
const projectId = "prj_preview_isolation";
const commit = "e".repeat(40);

/** What a hostile program would try from inside its preview; says by message what it came to. */
const program = `
const tried = {};
const attempt = (name, act) => { try { tried[name] = String(act()); } catch (error) { tried[name] = error.name; } };
const app = document.referrer || ancestor;
attempt("inline script", () => window.inlineRan ?? "did not run");
attempt("storage", () => localStorage.length);
attempt("cookies", () => document.cookie);
attempt("parent's page", () => parent.document.title);
attempt("window", () => window.open(app) === null ? "refused" : "opened");
attempt("top", () => { top.location = "about:blank"; return "gone"; });
const refused = (promise) => promise.then((answer) => "reached " + answer.status, (error) => error.name);
const image = (src) => new Promise((resolve) => {
  const element = new Image();
  element.onload = () => resolve("loaded");
  element.onerror = () => resolve("refused");
  element.src = src;
});
tried["the application's API"] = await refused(fetch(app + "/api/projects"));
tried["a write"] = await refused(fetch(app + "/api/projects", { method: "POST", mode: "no-cors", body: "{}" }));
tried["its own files by fetch"] = await refused(fetch("main.js"));
tried["a picture elsewhere"] = await image(app + "/icon.svg");
tried["its own picture"] = await image("dot.svg");
tried["pointer lock"] = typeof document.body.requestPointerLock;
tried["webgl or none"] = String(document.createElement("canvas").getContext("webgl2") !== undefined);
parent.postMessage({ tried }, "*");
onmessage = ({ data }) => {
  if (data === "leave") location.href = app + "/";
  // A message leaves the process when its handler has returned; the loop begins right after.
  if (data === "hang") { parent.postMessage({ hangs: true }, "*"); setTimeout(() => { for (;;); }); }
};
`;

function build(appAddress: string): void {
  const folder = join(dataDir, "projects", projectId, "preview", commit);
  mkdirSync(join(folder, "files/dist"), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write("preview.json", JSON.stringify({ builtAt: "2026-01-01T00:00:00.000Z", serve: "dist" }));
  const scripts = '<script>window.inlineRan = "ran"</script><script type="module" src="main.js"></script>';
  write("files/dist/index.html", `<!doctype html><title>Hostile</title><body>${scripts}`);
  write("files/dist/main.js", `const ancestor = ${JSON.stringify(appAddress)};${program}`);
  write("files/dist/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
}

/** Shows the preview in a frame as the preview page does, and answers its address. */
async function show(page: Page, name: "127.0.0.1" | "localhost", appAddress: string): Promise<string> {
  const response = await page.goto(`${appAddress}/projects/new`);
  const policy = (await response?.headerValue("content-security-policy")) ?? "";
  const port = /frame-src http:\/\/127\.0\.0\.1:(\d+)/.exec(policy)?.[1];
  const addresses = createPreviewAddresses(readFileSync(join(dataDir, "key")));
  const url = `http://${name}:${port}${addresses.pathOf({ projectId, commit })}`;
  await page.evaluate((src) => {
    const said: unknown[] = [];
    const violations: string[] = [];
    Object.assign(window, { said, violations });
    addEventListener("message", ({ data }) => said.push(data));
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-pointer-lock");
    frame.src = src;
    document.body.append(frame);
  }, url);
  return url;
}

const said = (page: Page) => page.evaluate(() => (window as unknown as { said: unknown[] }).said);
const tell = (page: Page, word: string) =>
  page.evaluate((text) => document.querySelector("iframe")?.contentWindow?.postMessage(text, "*"), word);

for (const [own, other] of [
  ["127.0.0.1", "localhost"],
  ["localhost", "127.0.0.1"],
] as const) {
  test(`opened by ${own}, a preview runs its own program and reaches nothing`, async ({ page, baseURL }) => {
    const appAddress = (baseURL ?? "").replace("127.0.0.1", own);
    build(appAddress);
    await show(page, other, appAddress);
    await expect.poll(() => said(page)).toHaveLength(1);
    expect(await said(page)).toEqual([
      {
        tried: {
          "inline script": "did not run",
          storage: "SecurityError",
          cookies: "SecurityError",
          "parent's page": "SecurityError",
          window: "refused",
          top: "SecurityError",
          "the application's API": "TypeError",
          "a write": "TypeError",
          "its own files by fetch": "TypeError",
          "a picture elsewhere": "refused",
          "its own picture": "loaded",
          "pointer lock": "function",
          "webgl or none": "true",
        },
      },
    ]);
    await tell(page, "leave");
    const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
    await expect.poll(violations).toContain("frame-src");
  });
}

test("an endless loop in a preview does not stop the application's page", async ({ page, baseURL }) => {
  build(baseURL ?? "");
  await show(page, "localhost", baseURL ?? "");
  await expect.poll(() => said(page)).toHaveLength(1);
  await tell(page, "hang");
  await expect.poll(() => said(page)).toContainEqual({ hangs: true });
  // Were they in one process, this would never answer. (Playwright's own actions wait for every frame, so none is used.)
  const typed = await page.evaluate(async () => {
    const box = document.querySelector("textarea");
    box?.focus();
    document.execCommand("insertText", false, "still here");
    await new Promise((resolve) => setTimeout(resolve));
    return box?.value;
  });
  expect(typed).toBe("still here");
  await page.evaluate(() => document.querySelector("iframe")?.remove());
});

test("opened by itself, a preview is kept from its own origin, too", async ({ page, baseURL }) => {
  build(baseURL ?? "");
  const url = await show(page, "localhost", baseURL ?? "");
  const response = await page.goto(url);
  expect(await response?.headerValue("content-security-policy")).toMatch(/^sandbox allow-scripts allow-pointer-lock; /);
  expect(await page.evaluate(() => self.origin)).toBe("null");
});
