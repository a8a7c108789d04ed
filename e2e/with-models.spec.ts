import { expect, type Page, test } from "@playwright/test";
import { editorOf, inspectorOf, lineOf, openBlueprint, typeAndSaveAtOnce } from "./editor.ts";
import { notesBlueprint } from "./notes-blueprint.ts";
import { type Attempt, get, makeProject, savedText } from "./projects.ts";
import { blocked, openPen, writesGood } from "./story.ts";
import { openWiredServer, type WiredServer } from "./wired-server.ts";

test.use({ viewport: { width: 1440, height: 900 } });

let server: WiredServer;

test.beforeAll(async () => {
  server = await openWiredServer("with-models");
});
test.afterAll(() => server?.end());

const being = (page: Page) => page.getByRole("textbox", { name: "Blueprint, being written" });

/** Opens a project without a blueprint, and has one drafted. */
async function startDraft(page: Page, project: { readonly page: string }): Promise<void> {
  await page.goto(`${server.address}${project.page}/blueprint`);
  await page.getByRole("button", { name: "Start the design" }).click();
}

test("a draft is read along, nobody writes into it, and what stands is one's own after taking over", async ({
  page,
}) => {
  const project = await makeProject(server.api, "Handover");
  const pen = openPen();
  server.story.say("draft-blueprint", "Handover", pen.reply);
  await startDraft(page, project);
  await pen.write("# Notes\n\nHalf a document");
  await expect(page.getByText(/^The architect writes the blueprint, \d words so far/)).toBeVisible();
  await expect(lineOf(page, "Half a document")).toBeVisible();
  await being(page).focus();
  await page.keyboard.type("mine");
  await pen.write(" of many");
  await expect(lineOf(page, "Half a document of many")).toBeVisible();
  await expect(page.locator(".view-lines")).not.toContainText("mine");

  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText("v1, not approved")).toBeVisible();
  await editorOf(page).focus();
  await page.keyboard.press("Control+End");
  await typeAndSaveAtOnce(page, "And the rest is mine.");
  await expect(page.getByText("v2, not approved")).toBeVisible();
  expect(await savedText(server.api, project.at)).toBe("# Notes\n\nHalf a document of many\nAnd the rest is mine.");

  const { items } = await get<{ items: Attempt[] }>(server.api, `${project.at}/attempts`);
  expect(items).toMatchObject([{ outcome: "cancelled", usage: { source: "estimated" } }]);
  expect(Number(items[0]?.costUsd)).toBeGreaterThan(0);
  await page.goto(`${server.address}${project.page}/spend`);
  await expect(page.getByText("cut attempts, lowest to highest")).toBeVisible();
  await pen.end();
});

test("a proposal comes as pieces: one is accepted, one rejected, and its impact and price are told first", async ({
  page,
}) => {
  const project = await makeProject(server.api, "Proposal", notesBlueprint());
  await server.api.post(`${project.at}/approve`, { data: { version: 1 } });
  const prose = "Says what notes are for, at length.";
  server.story.say("change-blueprint", "Say more.", notesBlueprint([{ id: "notes", prose }], "Notes for two readers."));
  await page.goto(`${server.address}${project.page}/blueprint`);
  await page.getByRole("button", { name: "Ask the architect…" }).click();
  await page.getByRole("textbox", { name: "What is to change" }).fill("Say more.");
  await page.getByRole("button", { name: "Ask", exact: true }).click();

  const proposal = page.getByRole("region", { name: "Proposal" });
  await expect(proposal.getByText("The architect proposes 2 changes")).toBeVisible();
  const impact = proposal.getByRole("status", { name: "Impact of the proposal" });
  await expect(impact).toContainText("makes 1 of 1 module stale (notes)");
  await expect(impact).toContainText("est. $");
  await proposal
    .getByRole("listitem")
    .filter({ hasText: "two readers" })
    .getByRole("button", { name: "Accept" })
    .click();
  await proposal.getByRole("listitem").filter({ hasText: "at length" }).getByRole("button", { name: "Reject" }).click();
  await expect(impact).toContainText("makes no module stale");
  await proposal.getByRole("button", { name: "Save with 1 change" }).click();
  await expect(page.getByText("v2, not approved")).toBeVisible();
  await expect(proposal).toHaveCount(0);
  expect(await savedText(server.api, project.at)).toBe(notesBlueprint(undefined, "Notes for two readers."));
});

test("a blocked module leads to a proposal, its approval, and the build of what came of it", async ({ page }) => {
  test.setTimeout(240_000);
  const project = await makeProject(server.api, "Singing", notesBlueprint([{ id: "songs" }, { id: "tunes" }]));
  const changed = notesBlueprint([{ id: "songs", prose: "Says in words what songs are for." }, { id: "tunes" }]);
  server.story.say("build-module", "The module is songs", blocked);
  const ruling = { is: "accepted", reason: "Nothing here can sing." };
  server.story.say("rule-on-blocked", "songs", JSON.stringify(ruling));
  server.story.say("change-blueprint", "Nothing here can sing.", changed);
  server.story.say("build-module", "Says in words what songs", writesGood);
  await server.api.post(`${project.at}/approve`, { data: { version: 1, build: true } });

  await page.goto(`${server.address}${project.page}/modules/songs`);
  const decision = page.getByRole("article", { name: "songs: the builder says that the blueprint cannot be met" });
  await expect(decision).toContainText("The architect agrees: Nothing here can sing.", { timeout: 60_000 });
  await decision.getByRole("link", { name: "Read the proposal" }).click();
  const proposal = page.getByRole("region", { name: "Proposal" });
  await expect(proposal.getByText("The architect proposes 1 change")).toBeVisible();
  await expect(proposal.getByRole("status", { name: "Impact of the proposal" })).toContainText("est. $");
  await page.keyboard.press("a");
  await proposal.getByRole("button", { name: "Save with 1 change" }).click();
  await page.getByRole("button", { name: "Approve v2 and build…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve only" }).click();
  await expect(page.getByText("Build 1 goes on with v1; v2 is approved.")).toContainText(/or stop it .*est\. \$/);

  // The inbox, by keyboard alone.
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  const waiting = page.getByRole("article", { name: "songs: the builder says that the blueprint cannot be met" });
  await expect(waiting).toContainText("Build 1 goes on with v1; v2 is approved.");
  await page.keyboard.press("j");
  // The digit goes to the option, so that no answer is given by a slip.
  await page.keyboard.press("1");
  await expect(waiting.getByRole("button", { name: "Stop and build the new version" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing needs you")).toBeVisible({ timeout: 30_000 });
  await page.goto(`${server.address}${project.page}`);
  await expect(page.getByText("Merged and green at")).toBeVisible({ timeout: 90_000 });
  const builds = await get<{ items: { version: number; outcome: string }[] }>(server.api, `${project.at}/builds`);
  expect(builds.items).toMatchObject([
    { version: 2, outcome: "merged" },
    { version: 1, outcome: "cancelled" },
  ]);
});

test("a further round goes out with its note and its model", async ({ page }) => {
  test.setTimeout(240_000);
  const project = await makeProject(server.api, "Once more", notesBlueprint([{ id: "verses" }]));
  await server.api.post(`${project.at}/approve`, { data: { version: 1, build: true } });
  await page.goto(`${server.address}${project.page}/modules/verses`);
  await page.getByRole("button", { name: "Another round…" }).click({ timeout: 90_000 });
  const dialog = page.getByRole("dialog", { name: "Another round for verses" });
  await dialog.getByRole("textbox", { name: "Note to the builder" }).fill("Rhyme, please.");
  // Closed by a slip: what was written is still there.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Another round…" }).click();
  await expect(dialog.getByRole("textbox", { name: "Note to the builder" })).toHaveValue("Rhyme, please.");
  const model = dialog.getByRole("combobox", { name: "Model" });
  await model.selectOption({ label: "Claude Opus 4.6" });
  const asked = server.wire.requests.length;
  await dialog.getByRole("button", { name: "Start the round" }).click();
  await expect(dialog).toHaveCount(0);
  const told = () => server.wire.requests.slice(asked).find(({ text }) => text.includes("Rhyme, please."));
  await expect.poll(told, { timeout: 60_000 }).toMatchObject({ provider: "anthropic", model: "claude-opus-4-6" });
  await page.goto(`${server.address}${project.page}`);
  await expect(page.getByText("Merged and green at")).toBeVisible({ timeout: 90_000 });
});

test("a finding that is dismissed stays so in the next review, and can be opened again", async ({ page }) => {
  test.setTimeout(240_000);
  const project = await makeProject(server.api, "Dismissed", notesBlueprint([{ id: "rhymes" }]));
  await server.api.patch(project.at, { data: { settings: { reviews: 1 } } });
  const finding = {
    severity: "major",
    path: "src/rhymes/rhymes.txt",
    quote: "good rhymes",
    claim: "It does not rhyme.",
    breaks: "section",
    fix: "Let it rhyme.",
  };
  const verdict = (is: "approved" | "changes") => JSON.stringify({ verdict: is, findings: [finding], rulings: [] });
  server.story.say("review-module", "rhymes", verdict("changes"));
  server.story.say("review-module", "Prose is wanted.", verdict("approved"));
  await server.api.post(`${project.at}/approve`, { data: { version: 1, build: true } });

  await page.goto(`${server.address}${project.page}/modules/rhymes`);
  const findings = page.getByRole("region", { name: "Findings" });
  const card = findings.getByRole("listitem").filter({ hasText: "f1 · round 1" });
  await card.getByRole("button", { name: "Dismiss…" }).click({ timeout: 90_000 });
  await page.getByRole("textbox", { name: "Reason" }).fill("Prose is wanted.");
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(card).toContainText("Dismissed");
  await expect(card).toContainText("Prose is wanted.");

  // The reviewer says the same again: it counts for nothing, and the module is merged.
  const decision = page.getByRole("article", { name: /rhymes: the reviews are used up/ });
  await decision.getByRole("textbox", { name: /^Note/ }).fill("Go on.");
  await decision.getByRole("button", { name: "Another round" }).click();
  await expect(card).toContainText("Dismissed");
  await expect(findings.getByRole("listitem").filter({ hasText: "round 2" })).toContainText("Dismissed", {
    timeout: 90_000,
  });
  await page.goto(`${server.address}${project.page}`);
  await expect(page.getByText("Merged and green at")).toBeVisible({ timeout: 90_000 });
  await page.goto(`${server.address}${project.page}/modules/rhymes`);
  await card.getByRole("button", { name: "Open again…" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("It should rhyme after all.");
  await page.getByRole("button", { name: "Open again", exact: true }).click();
  await expect(card.getByRole("button", { name: "Dismiss…" })).toBeVisible();
});

test("the server is killed while the architect writes: its words are kept, and the next attempt is beside them", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const project = await makeProject(server.api, "Killed");
  const [first, second] = [openPen(), openPen()];
  server.story.say("draft-blueprint", "Killed", first.reply);
  await startDraft(page, project);
  await first.write("# Notes\n\nThe first words of a draft");
  await expect(lineOf(page, "The first words of a draft")).toBeVisible();
  const [attempt] = (await get<{ items: Attempt[] }>(server.api, `${project.at}/attempts`)).items;
  const kept = async () =>
    (await get<{ reply: { text: string } }>(server.api, `${project.at}/attempts/${attempt?.id}`)).reply;
  await expect.poll(async () => (await kept()).text).toContain("The first words of a draft");

  server.story.say("draft-blueprint", "Killed", second.reply);
  await server.killAndRestart();
  await second.write("# Notes\n\nAnother beginning");
  await expect(lineOf(page, "Another beginning")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("an interrupted draft of 7 words is kept among the versions")).toBeVisible();
  await inspectorOf(page).getByRole("radio", { name: "Versions" }).click();
  const interrupted = page.getByRole("list", { name: "Interrupted drafts" }).getByRole("listitem");
  await expect(interrupted).toHaveCount(1);
  await interrupted.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("dialog", { name: "Interrupted draft" })).toContainText("The first words of a draft");
  await page.keyboard.press("Escape");

  await second.write(notesBlueprint().slice("# Notes\n\n".length));
  await second.end();
  await expect(page.getByText("v1, not approved")).toBeVisible();
  await expect(interrupted).toHaveCount(1);
  expect(await savedText(server.api, project.at)).not.toContain("The first words of a draft");
  const { items } = await get<{ items: Attempt[] }>(server.api, `${project.at}/attempts`);
  expect(items.map(({ outcome }) => outcome).toSorted()).toEqual(["finished", "interrupted"]);
  await first.end();
  await openBlueprint(page, { page: `${server.address}${project.page}` });
  await inspectorOf(page).getByRole("radio", { name: "Versions" }).click();
  await interrupted.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Go on with it" }).click();
  await expect(lineOf(page, "The first words of a draft")).toBeVisible();
  await expect(page.getByText("unsaved changes, kept in this browser")).toBeVisible();
});
