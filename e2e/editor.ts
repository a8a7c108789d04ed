import { expect, type Locator, type Page } from "@playwright/test";

/** The field of Monaco that takes the keys. */
export const editorOf = (page: Page): Locator => page.getByRole("textbox", { name: "Blueprint", exact: true });

export const outlineOf = (page: Page): Locator => page.getByRole("navigation", { name: "Outline" });
export const inspectorOf = (page: Page): Locator => page.getByRole("complementary", { name: "Inspector" });

/** The line of the document as it is seen. */
export const lineOf = (page: Page, text: string): Locator => page.locator(".view-line").filter({ hasText: text });

/** Opens a blueprint and waits until it has been read. */
export async function openBlueprint(page: Page, project: { readonly page: string }): Promise<void> {
  await page.goto(`${project.page}/blueprint`);
  // The editor is a large thing to fetch for a machine that is busy.
  await expect(editorOf(page)).toBeAttached({ timeout: 60_000 });
  await expect(outlineOf(page).getByRole("button").first()).toBeVisible();
}

/** Puts the cursor at the end of a line that the outline leads to, or some lines below it. */
export async function goToLine(page: Page, heading: string, below = 0): Promise<void> {
  await outlineOf(page).getByRole("button", { name: heading, exact: true }).click();
  await expect(editorOf(page)).toBeFocused();
  for (let line = 0; line < below; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
}

/** Types a text and presses Ctrl+S all at once, before the page has drawn anything of it. */
export async function typeAndSaveAtOnce(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const save = { key: "s", code: "KeyS", windowsVirtualKeyCode: 83, modifiers: 2 };
  const keys = [...text].flatMap((key) => [
    { type: "keyDown", key, text: key } as const,
    { type: "keyUp", key } as const,
  ]);
  const events = [...keys, { type: "rawKeyDown", ...save } as const, { type: "keyUp", ...save } as const];
  await Promise.all(events.map((event) => session.send("Input.dispatchKeyEvent", event)));
}
