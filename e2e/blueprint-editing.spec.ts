import { expect, type Page, test } from "@playwright/test";
import { editorOf, goToLine, inspectorOf, lineOf, openBlueprint, outlineOf } from "./editor.ts";
import { notesBlueprint } from "./notes-blueprint.ts";
import { makeProject, savedText } from "./projects.ts";

test.use({ viewport: { width: 1440, height: 900 } });

test("what is typed is judged, mended, counted, saved as a version, and there after a reload", async ({ page }) => {
  const project = await makeProject(page.request, "Typing", notesBlueprint());
  await openBlueprint(page, project);
  const inspector = inspectorOf(page);
  await expect(inspector).toContainText("Nothing is wrong with this text.");
  await expect(page.getByText(/^15 words/)).toBeVisible();

  await goToLine(page, "Module notes", 5);
  await page.keyboard.press("Enter");
  await page.keyboard.type("title: Notes: all of them");
  await expect(inspector.getByRole("button", { name: /^Error.*yaml-invalid/ })).toBeVisible();
  await expect(page.locator(".squiggly-error").first()).toBeVisible();
  await inspector.getByRole("button", { name: "Put the text in quotes", exact: true }).click();
  await expect(lineOf(page, 'title: "Notes: all of them"')).toBeVisible();
  await expect(inspector).toContainText("Nothing is wrong with this text.");
  await expect(page.locator(".squiggly-error")).toHaveCount(0);

  await goToLine(page, "Notes", 2);
  await page.keyboard.type(" Four more words here.");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n## Open questions");
  await expect(outlineOf(page).getByRole("button", { name: "Open questions" })).toBeVisible();
  await expect(page.getByText(/^21 words/)).toBeVisible();

  await page.reload();
  await expect(page.getByText("unsaved changes, kept in this browser")).toBeVisible();
  await expect(lineOf(page, "Four more words here.")).toBeVisible();
  await editorOf(page).focus();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("v2, not approved")).toBeVisible();
  await page.reload();
  await expect(lineOf(page, "Four more words here.")).toBeVisible();
  await expect(page.getByText("v2, not approved")).toBeVisible();
  expect(await savedText(page.request, project.at)).toContain('title: "Notes: all of them"');
});

/** Writes behind the shared part, which is what both sides of a conflict do. */
async function write(page: Page, words: string): Promise<void> {
  await goToLine(page, "Notes", 2);
  await page.keyboard.type(words);
  await expect(page.getByText("unsaved changes, kept in this browser")).toBeVisible();
}

test("two browsers go on from one version: the second is told, and each way out keeps both texts", async ({
  page,
  browser,
}) => {
  const project = await makeProject(page.request, "Two browsers", notesBlueprint());
  const elsewhere = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = await elsewhere.newPage();
  // It hears of nothing by itself, so that saving is what tells it.
  await other.route("**/events*", (route) => route.abort());
  await openBlueprint(page, project);
  await openBlueprint(other, project);
  await write(page, " Hers.");
  await write(other, " His.");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("v2, not approved")).toBeVisible();
  await other.keyboard.press("Control+s");
  const told = other.getByText("v2 was saved meanwhile, and your text is based on v1.");
  await expect(told).toBeVisible();
  await expect(lineOf(other, "plain files. His.")).toBeVisible();

  await other.getByRole("button", { name: "Show the difference" }).click();
  const comparison = other.getByRole("region", { name: "Comparison" });
  await expect(comparison).toContainText("plain files. Hers.");
  await expect(comparison).toContainText("plain files. His.");
  await comparison.getByRole("button", { name: "Close the comparison" }).click();

  await other.getByRole("button", { name: "Take v2" }).click();
  await expect(lineOf(other, "plain files. Hers.")).toBeVisible();
  await other.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  await expect(lineOf(other, "plain files. His.")).toBeVisible();
  await expect(told).toBeVisible();

  await other.getByRole("button", { name: "Save mine as v3" }).click();
  await expect(other.getByText("v3, not approved")).toBeVisible();
  await expect(told).toHaveCount(0);
  // The first browser had nothing unsaved: it follows. Both texts are versions.
  await expect(lineOf(page, "plain files. His.")).toBeVisible();
  const second = await page.request.get(`${project.at}/blueprint/versions/2`);
  expect((await second.json()).markdown).toContain("plain files. Hers.");
  expect(await savedText(page.request, project.at)).toContain("plain files. His.");
  await elsewhere.close();
});

test("two tabs of one browser share one unsaved text", async ({ page, context }) => {
  const project = await makeProject(page.request, "Two tabs", notesBlueprint());
  const other = await context.newPage();
  await openBlueprint(page, project);
  await openBlueprint(other, project);
  await write(page, " Typed here.");
  await expect(lineOf(other, "Typed here.")).toBeVisible();
  await other.bringToFront();
  await editorOf(other).focus();
  await other.keyboard.press("Control+s");
  await expect(other.getByText("v2, not approved")).toBeVisible();
  await expect(page.getByText("v2, not approved")).toBeVisible();
});

test("what has an error is not approved, and says where; approving twice is harmless", async ({ page }) => {
  const text = notesBlueprint();
  const project = await makeProject(
    page.request,
    "Errors",
    text.replace('checks: ["true"]', 'checks: ["sing loudly"]'),
  );
  await openBlueprint(page, project);
  const inspector = inspectorOf(page);
  await write(page, "\n\n```yaml module\nid: lost");
  await page.getByRole("button", { name: "Approve v2 and build…" }).click();
  await expect(page.getByText("must be mended before v2 can be approved.")).toBeVisible();
  await expect(inspector.getByRole("button", { name: /^Error/ }).first()).toBeVisible();
  await expect(page.locator(".squiggly-error").first()).toBeVisible();
  await page.getByRole("button", { name: "More about the blueprint" }).click();
  await page.getByRole("menuitem", { name: "Discard unsaved changes" }).click();
  await expect(page.getByText("v1, not approved")).toBeVisible();
  // What a script sends in spite of it is refused with the same diagnostics.
  const broken = `${text}\n\`\`\`yaml module\nid: lost\n\`\`\`\n`;
  await page.request.put(`${project.at}/blueprint`, { data: { markdown: broken, baseVersion: 1 } });
  const refused = await page.request.post(`${project.at}/approve`, { data: { version: 2, build: true } });
  expect(refused.status()).toBe(422);
  const { error } = await refused.json();
  expect(error.diagnostics[0]).toMatchObject({ severity: "error", lines: { from: expect.any(Number) } });
  await page.request.put(`${project.at}/blueprint`, {
    data: { markdown: text.replace('checks: ["true"]', 'checks: ["sing loudly"]'), baseVersion: 2 },
  });
  await expect(page.getByText("v3, not approved")).toBeVisible();

  // Found only by looking into the sandbox.
  await page.getByRole("button", { name: "Approve v3 and build…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve and build" }).click();
  await expect(page.getByText("The blueprint was not approved.")).toBeVisible();
  const missing = inspector.getByRole("button", { name: /^Error.*sing.*command-unavailable · line 7$/ });
  await missing.click();
  await expect(editorOf(page)).toBeFocused();
  await expect(page.locator(".squiggly-error").first()).toBeVisible();
  await page.keyboard.press("End");
  for (let back = 0; back < 2; back++) await page.keyboard.press("ArrowLeft");
  for (let back = 0; back < "sing loudly".length; back++) await page.keyboard.press("Backspace");
  await page.keyboard.type("true");
  await expect(lineOf(page, 'checks: ["true"]')).toBeVisible();

  await page.getByRole("button", { name: "Approve v4 and build…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve only" }).click();
  await expect(page.getByText("v4, approved")).toBeVisible();
  const again = () => page.request.post(`${project.at}/approve`, { data: { version: 4, build: false } });
  const both = await Promise.all([again(), again()]);
  expect(both.map((response) => response.status())).toEqual([202, 202]);
  const events = await page.request.get(`${project.at}/events?after=0`);
  const approvals = (await events.json()).items.filter(({ type }: { type: string }) => type === "blueprint-approved");
  expect(approvals).toHaveLength(1);
});
