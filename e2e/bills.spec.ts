import { expect, type Page, test } from "@playwright/test";
import { WireProvider } from "#lib/testing/wire-provider.ts";
import { createLinksStory } from "./links/replies.ts";
import { newDataDir, type OwnServer, ownPort, startServer, untilReady } from "./start-server.ts";

const key = "test-key-d41d8cd98f00b204";
let wire: WireProvider;
let server: OwnServer;

test.beforeAll(async () => {
  wire = await WireProvider.start({ handler: createLinksStory(), keys: [key] });
  server = startServer(newDataDir("bills"), ownPort, {
    ANTHROPIC_API_KEY: key,
    GEMINI_API_KEY: key,
    GROUNDPLAN_ANTHROPIC_BASE_URL: wire.baseUrls.anthropic,
    GROUNDPLAN_GEMINI_BASE_URL: wire.baseUrls.gemini,
  });
  await untilReady(server);
});

test.afterAll(async () => {
  await server?.end();
  await wire?.[Symbol.asyncDispose]();
});

interface Attempt {
  readonly status: string;
  readonly servedModel: string;
  readonly costUsd: string;
  readonly startedAt: string;
}

/** One design by a local provider: the day's only attempt, measured and priced. */
async function spendSomething(page: Page): Promise<Attempt> {
  const created = await page.request.post(`${server.address}/api/projects`, {
    data: { name: "Links", brief: "An HTTP API that shortens links." },
  });
  const at = `${server.address}/api/projects/${(await created.json()).id}`;
  expect((await page.request.post(`${at}/design`, { data: {} })).status()).toBe(202);
  let attempt: Attempt | undefined;
  await expect
    .poll(async () => {
      [attempt] = (await (await page.request.get(`${at}/attempts`)).json()).items;
      return attempt?.status;
    })
    .toBe("ended");
  if (attempt === undefined) throw new Error("no attempt");
  return attempt;
}

/** The row of one model in the comparison. */
const compared = (page: Page, model: string) =>
  page.getByRole("table", { name: "The bill and our attempts by model" }).getByRole("row", { name: model });

test("a day is laid beside the provider's bill, pasted and typed, kept, changed and deleted", async ({ page }) => {
  const { servedModel, costUsd, startedAt } = await spendSomething(page);
  const day = startedAt.slice(0, 10);
  await page.goto(`${server.address}/spend`);
  await expect(page.getByLabel("Day, UTC")).toHaveValue(day);
  await expect(compared(page, servedModel)).toBeVisible();

  await test.step("what cannot be used says why, and stays", async () => {
    const paste = page.getByLabel("Paste the bill");
    await paste.fill(`model,cost (€)\n${servedModel},1.20`);
    await expect(page.getByText("The amounts are €.")).toBeVisible();
    await page.getByLabel(`Dollars for ${servedModel}`).fill("lots");
    await page.getByRole("button", { name: "Save the bill" }).click();
    await expect(page.getByText("No amount: dollars as 1.25, credits as -0.50.")).toBeVisible();
    await page.reload();
    await expect(paste).toHaveValue(`model,cost (€)\n${servedModel},1.20`);
    await expect(page.getByLabel(`Dollars for ${servedModel}`)).toHaveValue("lots");
  });

  await test.step("an export shows what was understood, and what was not", async () => {
    const rows = [
      "usage_date_utc,model,token_type,cost_usd",
      `${day},${servedModel},output,${costUsd}`,
      `${day},Claude Nobody 1,output,2.50`,
      "1999-12-31,Claude Nobody 1,output,99",
    ];
    await page.getByLabel("Paste the bill").fill(rows.join("\n"));
    const understood = page.getByRole("region", { name: "What was understood" });
    await expect(understood).toContainText("Models from “model”, amounts from “cost_usd”, days from “usage_date_utc”.");
    await expect(understood).toContainText("Left out: 1 row of another day");
    await understood.getByRole("button", { name: "Put into the rows below" }).click();
    await page.getByRole("button", { name: "Save the bill" }).click();
    await expect(compared(page, servedModel)).toContainText("the same");
    await expect(compared(page, "Claude Nobody 1")).toContainText("+$2.50");
    await expect(page.getByText("made outside Groundplan")).toBeVisible();
    await expect(page.getByRole("table", { name: "Reconciled days" })).toContainText(`${day} Anthropic`);
  });

  await test.step("a kept bill is changed, in two tabs with care", async () => {
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByRole("button", { name: "Remove Claude Nobody 1" }).click();
    const other = await page.request.get(`${server.address}/api/bills/anthropic/${day}`);
    const { bill } = await other.json();
    const body = { revision: bill.revision, lines: bill.lines, note: "from another tab" };
    expect((await page.request.put(`${server.address}/api/bills/anthropic/${day}`, { data: body })).status()).toBe(200);
    await page.getByRole("button", { name: "Save the bill" }).click();
    await expect(page.getByText("Another bill of this day was saved since you began.")).toBeVisible();
    await page.getByRole("button", { name: "Go on with mine" }).click();
    await page.getByRole("button", { name: "Save the bill" }).click();
    await expect(page.getByRole("button", { name: "Change" })).toBeVisible();
    await expect(compared(page, "In all")).toContainText("the same");
  });

  await test.step("and deleted", async () => {
    await page.getByRole("button", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete the bill" }).click();
    await expect(page.getByText("None yet.")).toBeVisible();
    await expect(page.getByLabel(`Dollars for ${servedModel}`)).toHaveValue("");
  });
});
