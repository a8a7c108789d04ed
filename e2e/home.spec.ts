import { expect, test } from "@playwright/test";

test("the first page opens without an error", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto("/");
  await expect(page).toHaveTitle(/Groundplan/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(problems).toEqual([]);
});

test("what goes wrong on the server is said on every page, until it is over", async ({ page }) => {
  const says = "A project could not be looked at: the disk reads nothing. It is tried again every few seconds.";
  await page.route("**/api/health", async (route) => {
    const health = await (await route.fetch()).json();
    await route.fulfill({ json: { ...health, troubles: [{ since: new Date().toISOString(), says }] } });
  });
  await page.goto("/settings/models");
  const alert = page.getByRole("alert").filter({ hasText: says });
  await expect(alert).toBeVisible();
  await page.getByRole("link", { name: "Inbox" }).click();
  await expect(page).toHaveURL(/inbox/);
  await expect(alert).toBeVisible();
  await page.unroute("**/api/health");
  await expect(alert).toBeHidden({ timeout: 30_000 });
});

test("the server says that it is well", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok" });
});
