import { expect, type Page, test } from "@playwright/test";
import { notesBlueprint } from "./notes-blueprint.ts";
import { makeProject } from "./projects.ts";
import { openPen, writesGood } from "./story.ts";
import { openWiredServer, type WiredServer } from "./wired-server.ts";

test.use({ viewport: { width: 1440, height: 900 } });

let server: WiredServer;

test.beforeAll(async () => {
  server = await openWiredServer("told-on-screen");
});
test.afterAll(() => server?.end());

/** A build of one module is under way, whose builder has begun to answer and writes no further. */
async function startSilentBuild(name: string, module: string) {
  const pen = openPen();
  server.story.say("build-module", `The module is ${module};`, pen.reply);
  const project = await makeProject(server.api, name, notesBlueprint([{ id: module }]));
  await server.api.post(`${project.at}/approve`, { data: { version: 1, build: true } });
  await pen.write("Let me");
  return { ...project, pen };
}

const open = (page: Page, path: string) => page.goto(`${server.address}${path}`);
const cut = /^1 request was cut\. About \$0\.\d+ was spent on it, and at most \$\d/;

test("a pause lets a request finish, stopping cuts it, and what that cost at most is said", async ({ page }) => {
  const project = await startSilentBuild("Stopped", "odes");
  await open(page, `${project.page}/modules`);
  await expect(page.getByRole("button", { name: "1 running" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Pausing: 1 request that runs finishes, and nothing new starts.")).toBeVisible();

  await page.getByRole("button", { name: "Stop now…" }).click();
  await page.getByRole("button", { name: "Stop now", exact: true }).click();
  await expect(page.getByText("Paused: what is finished stays, and nothing is spent until you resume.")).toBeVisible();
  await expect(page.getByText(cut)).toBeVisible();
  await open(page, project.page);
  await expect(page.getByText(cut)).toBeVisible();
  await expect(page.getByText("Builder was stopped at build-module for odes; about $")).toBeVisible();
  await open(page, `${project.page}/modules/odes?tab=packets`);
  await expect(page.getByRole("row").filter({ hasText: "build-module" })).toContainText(/Cancelled.*~\$0\.\d+–\d/);
  await project.pen.end();
});

test("a cancelled build says what was cut", async ({ page }) => {
  const project = await startSilentBuild("Cancelled", "epics");
  await open(page, `${project.page}/modules`);
  await expect(page.getByRole("button", { name: "1 running" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel the build" }).click();
  await expect(page.getByText("Cancelled: its branch is kept, and main did not move.")).toBeVisible();
  await expect(page.getByText(cut)).toBeVisible();
  await project.pen.end();
});

test("a page that is opened while the architect is silent shows what it wrote, and what stopping it cost", async ({
  page,
}) => {
  const project = await makeProject(server.api, "Silence");
  const pen = openPen();
  server.story.say("draft-blueprint", "Silence", pen.reply);
  await server.api.post(`${project.at}/design`);
  await pen.write("# Silence\n\nFour words are here");
  const written = async () => {
    const { items } = await (await server.api.get(`${project.at}/attempts`)).json();
    const attempt = await server.api.get(`${project.at}/attempts/${items[0]?.id}`);
    return attempt.ok() ? (await attempt.json()).reply.text : "";
  };
  await expect.poll(written).toContain("Four words are here");
  await open(page, `${project.page}/blueprint`);
  await expect(page.getByText(/^The architect writes the blueprint, \d words so far/)).toBeVisible();
  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText(/^The architect was stopped: 1 request was cut\. About \$.* at most \$/)).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByText("The architect was stopped")).toHaveCount(0);
  await pen.end();
});

test("a refusal is shown with its reason, and another model is chosen where it is asked for", async ({ page }) => {
  test.setTimeout(240_000);
  server.story.say("build-module", "The module is elegies;", (request) =>
    request.model === "claude-opus-4-6" ? writesGood(request) : { text: "", finish: "refused" },
  );
  const project = await makeProject(server.api, "Refused", notesBlueprint([{ id: "elegies" }]));
  await server.api.post(`${project.at}/approve`, { data: { version: 1, build: true } });
  await open(page, project.page);
  const need = page.getByRole("region", { name: "Needs you" });
  await expect(need).toContainText("elegies: no model could answer", { timeout: 90_000 });
  await expect(page.getByRole("button", { name: "Waits for you" })).toBeVisible();
  await need.getByRole("link").click();

  const decision = page.getByRole("article", { name: "elegies: no model could answer" });
  await expect(decision).toContainText(/refused|blocked/);
  await decision.getByRole("button", { name: "Change the models…" }).click();
  await page.getByRole("combobox", { name: "Model of the builder" }).selectOption({ label: "Claude Opus 4.6" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await decision.getByRole("button", { name: "Try again" }).click();
  await open(page, project.page);
  await expect(page.getByText("Merged and green at")).toBeVisible({ timeout: 90_000 });

  await open(page, `${project.page}/modules/elegies?tab=packets`);
  await page.getByRole("row").filter({ hasText: "Failed" }).first().getByRole("button").click();
  const attempt = page.getByRole("dialog");
  await expect(attempt.getByRole("alert")).toContainText(/ (refused|was blocked).*(Nothing was spent|It cost)/);
  await attempt.getByRole("region", { name: "Tries at this question" }).getByRole("button").last().click();
  await expect(attempt).toContainText("claude-opus-4-6");
});

test("on a phone the modules are a list, and the attempts keep their cost in sight", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const project = await makeProject(server.api, "Phone", notesBlueprint([{ id: "haikus" }]));
  await server.api.post(`${project.at}/approve`, { data: { version: 1, build: true } });
  await open(page, `${project.page}/modules`);
  await expect(page.getByRole("table", { name: "Modules" })).toContainText("haikus", { timeout: 60_000 });
  await expect(page.getByRole("table", { name: "Modules" })).toContainText("Merged", { timeout: 90_000 });
  await open(page, `${project.page}/modules/haikus?tab=packets`);
  const cost = page.getByRole("columnheader", { name: "Cost" });
  await expect(cost).toBeInViewport({ ratio: 1 });
});

test("the address of a project that is not there says so, and offers no pages of it", async ({ page }) => {
  await open(page, "/projects/prj_nowhere/timeline");
  await expect(page.getByRole("heading", { name: "This project does not exist, or was deleted" })).toBeVisible();
  const main = page.getByRole("navigation", { name: "Main" });
  await expect(main.getByRole("link", { name: "Timeline" })).toHaveCount(0);
  await page.getByRole("link", { name: "All projects" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
});
