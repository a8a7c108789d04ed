import { expect, type Page, test } from "@playwright/test";

const pages = [
  "/",
  "/projects/new",
  "/inbox",
  "/spend",
  "/settings/providers",
  "/settings/models",
  "/settings/roles",
] as const;

/** Whatever a page complains about; a request that is refused on purpose is not among it. */
function watch(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  return problems;
}

async function createProject(page: Page, name: string): Promise<string> {
  const response = await page.request.post("/api/projects", { data: { name, brief: "A till for a small bakery." } });
  expect(response.status()).toBe(201);
  return (await response.json()).id;
}

for (const path of pages) {
  test(`${path} opens in light and dark, wide and narrow`, async ({ page }) => {
    const problems = watch(page);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(
          page
            .getByRole("heading", { level: 1 })
            .or(page.getByRole("heading", { level: 2 }))
            .first(),
        ).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      }
    }
    expect(problems).toEqual([]);
  });
}

test("a brief survives a reload, becomes a project once, and is forgotten then", async ({ page }) => {
  await page.goto("/projects/new");
  const brief = page.getByLabel("Brief");
  await expect(page.getByRole("region", { name: "Estimate" })).toContainText("~$");
  await brief.fill("Order desk for a bakery\nTakes orders by phone.");
  await page.reload();
  await expect(brief).toHaveValue("Order desk for a bakery\nTakes orders by phone.");
  await page.getByLabel("Budget cap, dollars").fill("free");
  await page.getByRole("button", { name: "Create only" }).click();
  await expect(page.getByText("A positive amount in dollars")).toBeVisible();
  await page.getByLabel("Budget cap, dollars").fill("2.50");
  await page.getByRole("button", { name: "Create only" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Order desk for a bakery" })).toBeVisible();
  await expect(page.getByRole("link", { name: "$0 spent of $2.50" })).toBeVisible();
  await page.goto("/projects/new");
  await expect(brief).toHaveValue("");
});

test("keys lead through a project, and none fires in a field", async ({ page }) => {
  const id = await createProject(page, "Keys");
  await page.goto(`/projects/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.waitForURL(`**/projects/${id}/timeline`);
  await expect(page.getByText("No attempt yet")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "What to do" })).toBeFocused();
  await page.keyboard.type("models and");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/models");
  await page.getByLabel("Search models").fill("");
  await page.getByLabel("Search models").pressSequentially("g t?");
  await expect(page.getByLabel("Search models")).toHaveValue("g t?");
  await expect(page).toHaveURL(/\/settings\/models\?q=g\+t%3F$/);
});

test("a project is renamed in one tab and shows it in another", async ({ page, context }) => {
  const id = await createProject(page, "First name");
  const other = await context.newPage();
  await page.goto(`/projects/${id}`);
  await other.goto(`/projects/${id}`);
  await expect(other.getByRole("heading", { level: 1, name: "First name" })).toBeVisible();
  await page.getByRole("button", { name: "More about this project" }).click();
  await page.getByRole("menuitem", { name: "Name, brief and settings…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Second name");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Second name" })).toBeVisible();
  await expect(other.getByRole("heading", { level: 1, name: "Second name" })).toBeVisible();
});

test("deleting says what goes, and an open tab learns that it is gone", async ({ page, context }) => {
  const id = await createProject(page, "Short life");
  const other = await context.newPage();
  await other.goto(`/projects/${id}`);
  await expect(other.getByRole("heading", { level: 1, name: "Short life" })).toBeVisible();
  await page.goto("/");
  await page.getByRole("button", { name: "More about Short life" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await expect(page.getByRole("dialog")).toContainText("cannot be brought back");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("link", { name: "Short life" })).toHaveCount(0);
  await expect(other.getByRole("heading", { name: "This project does not exist, or was deleted" })).toBeVisible();
});

test("the theme and the folded rail are kept from the first paint on", async ({ page }) => {
  await page.goto("/settings/models");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.getByRole("button", { name: "Fold the rail" }).click();
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-rail", "closed");
});
