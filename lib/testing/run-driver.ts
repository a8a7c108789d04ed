import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { SandboxJob } from "../engine/ports/sandbox.ts";
import { createBubblewrapDriver } from "../sandbox/bubblewrap/create-bubblewrap-driver.ts";

/** One run of the bubblewrap driver as a process of its own: the job is an argument, its tree standard input. */
const [toolboxFolder = "", searchPath = "", words = "{}"] = process.argv.slice(2);
const driver = createBubblewrapDriver({ toolbox: { folder: toolboxFolder }, privateFolders: [], searchPath });
const abort = new AbortController();
process.on("SIGTERM", () => abort.abort());
const tree = await buffer(process.stdin);
const job = { ...(JSON.parse(words) as Omit<SandboxJob, "tree">), tree: () => Readable.from([tree]) };
const { artefacts, ...run } = await driver.run(job, abort.signal);
process.stdout.write(JSON.stringify({ ...run, ...(artefacts ? { artefacts: artefacts.toString("base64") } : {}) }));
