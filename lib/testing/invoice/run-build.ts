import { approveBlueprint } from "../../engine/commands/approve-blueprint.ts";
import { createProject } from "../../engine/commands/create-project.ts";
import { saveBlueprint } from "../../engine/commands/save-blueprint.ts";
import { openEngine } from "../open-engine.ts";
import { until } from "../until.ts";
import { invoiceBlueprint, invoiceReply } from "./replies.ts";

/**
 * Builds the invoice to its end, as a process that a test may kill at any moment and start again:
 * `node run-build.ts <database url> <data folder>`. Prints `ended` and leaves with 0 when the build has ended.
 */
const [databaseUrl = "", dataDir = ""] = process.argv.slice(2);
// Slow enough that a kill finds something in flight, fast enough for a test.
const { deps, close } = await openEngine(databaseUrl, dataDir, async (request) => {
  const text = invoiceReply({ ...request, subject: { ...request.subject, speed: 4 } });
  return text === undefined ? undefined : { text, firstTokenMs: 800, tokensPerSecond: 400 };
});

const [known] = await deps.facts.read.projects.list({});
const projectId = known?.id ?? (await begin());
await until(
  "the build has ended",
  async () => {
    if (process.ppid === 1) process.exit(1);
    await approveAgain();
    const [build] = await deps.facts.read.builds.list({ projectId });
    return build?.status === "ended";
  },
  180_000,
);
await close();
console.log("ended");

async function begin(): Promise<string> {
  const created = await createProject(deps, { name: "Invoice", brief: "An invoice.", script: "invoice", speed: 4 });
  if (!created.ok) throw new Error(created.error.message);
  return created.value.id;
}

/** What a person would do whose click was lost with the server: save and approve again. */
async function approveAgain(): Promise<void> {
  const { versions, builds } = deps.facts.read;
  if ((await versions.list({ projectId })).length === 0)
    await saveBlueprint(deps, { projectId, markdown: invoiceBlueprint, baseVersion: 0 });
  const [version] = await versions.list({ projectId });
  const none = (await builds.list({ projectId })).length === 0;
  if (none && version?.approval !== "running") await approveBlueprint(deps, { projectId, version: 1, build: true });
}
