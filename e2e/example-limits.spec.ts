import { expect, type Page, test } from "@playwright/test";
import { goToLine, lineOf, openBlueprint } from "./editor.ts";
import { get } from "./projects.ts";

test.use({ viewport: { width: 1440, height: 900 } });

interface Build {
  readonly id: string;
  readonly status: string;
  readonly modules: readonly { readonly id: string; readonly rounds: number }[];
}

/** Follows the way to the key form, and comes back. */
async function toKeysAndBack(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Open providers" }).click();
  await expect(page.getByRole("heading", { name: "Providers" })).toBeVisible();
  await page.goBack();
}

test("what the example has no script for says that a model is needed, where it is asked for, and loses nothing", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const started = await page.request.post("/api/examples/voxel-world", { data: { speed: "instant" } });
  const { id }: { id: string } = await started.json();
  const project = { page: `/projects/${id}` };
  const at = `/api/projects/${id}`;
  const newest = async () => (await get<{ items: Build[] }>(page.request, `${at}/builds`)).items[0];
  const begun = async () => (await newest())?.modules.find(({ rounds }) => rounds > 0)?.id ?? "";
  await expect.poll(begun, { timeout: 120_000 }).not.toBe("");
  const [build, module] = [await newest(), await begun()];
  await page.request.post(`${at}/builds/${build?.id}/cancel`);
  await expect.poll(async () => (await newest())?.status, { timeout: 60_000 }).toBe("ended");

  await openBlueprint(page, project);
  await page.getByRole("button", { name: "Ask the architect…" }).click();
  await expect(page.getByText("A change by the architect needs a model.")).toBeVisible();
  await page.getByRole("textbox", { name: "What is to change" }).fill("Let it rain.");
  await toKeysAndBack(page);
  await page.getByRole("button", { name: "Ask the architect…" }).click();
  await expect(page.getByRole("textbox", { name: "What is to change" })).toHaveValue("Let it rain.");
  await page.keyboard.press("Escape");

  await goToLine(page, "Voxel World", 2);
  await page.keyboard.type(" And it rains.");
  await page.getByRole("button", { name: "Approve v2 and build…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve and build" }).click();
  await expect(page.getByText("This needs a model.")).toBeVisible();
  await expect(page.getByText("Nothing was spent, and nothing of yours is lost.")).toBeVisible();
  await toKeysAndBack(page);
  await expect(page.getByText("v2, not approved")).toBeVisible();
  await expect(lineOf(page, "And it rains.")).toBeVisible();

  await page.goto(`${project.page}/modules/${module}`);
  await page.getByRole("button", { name: "Another round…" }).click();
  await expect(page.getByText("Another round needs a model.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open providers" })).toBeVisible();
  const ordered = await page.request.post(`${at}/modules/${module}/rounds`, { data: { note: "Louder." } });
  expect((await ordered.json()).error.type).toBe("model-needed");
});
