import { expect, type FrameLocator, type Page, test } from "@playwright/test";

const { CHROMIUM_PATH } = process.env;

test.use({
  launchOptions: {
    ...(CHROMIUM_PATH === undefined ? {} : { executablePath: CHROMIUM_PATH }),
    // The game draws by WebGL; without a graphics card Chromium does that in software.
    args: [
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--ignore-gpu-blocklist",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  },
});

test("the example goes from one click to a game that can be played", async ({ page }) => {
  test.setTimeout(900_000);
  await page.goto("/");
  await page.getByRole("button", { name: "Run the example" }).click();
  await expect(page.getByText("no model was called and nothing was spent")).toBeVisible();
  await page.getByRole("radio", { name: "Without waiting" }).click();
  await expect(page.getByText("Merged and green at")).toBeVisible({ timeout: 800_000 });
  await page.getByRole("link", { name: "Open the preview" }).click();

  const game = page.frameLocator("iframe[title='Preview of Voxel World']");
  const build = page.getByRole("button", { name: "Build the preview" });
  await expect(build.or(page.locator("iframe"))).toBeVisible();
  if (await build.isVisible()) await build.click();
  await game.getByRole("button", { name: "Play" }).click({ timeout: 60_000 });
  await expect(stateOf(game)).toHaveAttribute("data-ready", "true", { timeout: 60_000 });

  // A tree stands to the north-east of where a person starts, and in reach.
  const hand = game.getByRole("button", { name: /^Slot 1:/ }).first();
  await test.step("look around", async () => {
    await tapUntil(page, game, "ArrowRight", "log");
  });
  await test.step("break", async () => {
    await page.keyboard.down("KeyF");
    await expect(hand).toHaveAccessibleName("Slot 1: Log, 1", { timeout: 60_000 });
    await page.keyboard.up("KeyF");
  });
  await test.step("craft", async () => {
    await page.keyboard.press("KeyE");
    await expect(stateOf(game)).toHaveAttribute("data-panel", "bag");
    await game.getByRole("button", { name: "Planks × 4", exact: true }).click();
    await expect(hand).toHaveAccessibleName("Slot 1: Planks, 4");
    await game.getByRole("button", { name: "Crafting table", exact: true }).click();
    await expect(hand).toHaveAccessibleName("Slot 1: Crafting table, 1");
    await page.keyboard.press("KeyE");
    await expect(stateOf(game)).toHaveAttribute("data-panel", "none");
  });
  await test.step("place", async () => {
    await tapUntil(page, game, "ArrowDown", "grass");
    await page.keyboard.press("KeyR");
    await expect(hand).toHaveAccessibleName("Slot 1: empty");
    await expect(stateOf(game)).toHaveAttribute("data-target", "table");
  });
  await test.step("walk", async () => {
    const before = await placeOf(game);
    await page.keyboard.down("KeyS");
    await expect.poll(async () => await placeOf(game)).not.toEqual(before);
    await page.keyboard.up("KeyS");
  });
  await test.step("every page opens without an error", () => expectPagesWithoutErrors(page));
});

const pages = ["", "/blueprint", "/modules", "/modules/terrain", "/timeline", "/spend", "/files", "/preview"];

/** Every page of the project, with what browsers report as errors. */
async function expectPagesWithoutErrors(page: Page): Promise<void> {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const project = /\/projects\/[^/]+/.exec(page.url())?.[0] ?? "";
  for (const path of [...pages.map((each) => `${project}${each}`), "/", "/projects/new", "/inbox", "/spend"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeVisible();
  }
  expect(problems).toEqual([]);
}

/** Turns the head a little at a time until the block in sight is the one that is wanted. */
async function tapUntil(page: Page, game: FrameLocator, key: string, target: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const seen = await stateOf(game).getAttribute("data-target");
        if (seen !== target) await page.keyboard.press(key);
        return seen;
      },
      { timeout: 60_000, intervals: [100] },
    )
    .toBe(target);
}

function stateOf(game: FrameLocator) {
  return game.locator("[data-biome]");
}

async function placeOf(game: FrameLocator): Promise<readonly (string | null)[]> {
  const state = stateOf(game);
  return [await state.getAttribute("data-x"), await state.getAttribute("data-z")];
}
