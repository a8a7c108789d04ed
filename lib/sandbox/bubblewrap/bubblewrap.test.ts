import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, test } from "vitest";
import { driverAsUser } from "../../testing/driver-as-user.ts";
import { describeAttacksOutside, describeSandboxDriver } from "../describe-sandbox-driver.ts";
import { buildToolbox } from "../toolbox/build-toolbox.ts";
import { isReachable } from "../toolbox/reachable.ts";
import { createBubblewrapDriver } from "./create-bubblewrap-driver.ts";

const searchPath = process.env.PATH ?? "";
const parent = await mkdtemp(join(tmpdir(), "groundplan-bubblewrap-"));
await chmod(parent, 0o755);
afterAll(() => rm(parent, { recursive: true, force: true }));

const toolbox = await buildToolbox(join(import.meta.dirname, "../../.."), parent);
const driver = createBubblewrapDriver({ toolbox, privateFolders: [], searchPath });
const probe = await driver.probe();
const asRoot = process.getuid?.() === 0;

function skipped(why: string): void {
  console.log(`Skipped: ${why}`);
  describe.skip(why, () => {
    test("the attack suite", () => {});
  });
}

if (probe.available) {
  describeAttacksOutside();
  describeSandboxDriver(asRoot ? "bubblewrap, started by root" : "bubblewrap", driver);
} else {
  // Nothing runs after tests that are all skipped.
  await rm(parent, { recursive: true, force: true });
  skipped(`bubblewrap does not work here. ${probe.reason}`);
}

if (probe.available && asRoot) {
  if (await isReachable(import.meta.dirname)) {
    // The suite's secret, where there is one: nothing may be read through a file that was left open.
    const leftOpen = () => process.env.GROUNDPLAN_ATTACK_FILE ?? "/dev/null";
    const other = driverAsUser(61_234, join(toolbox.folder, "bin/node"), toolbox.folder, searchPath, leftOpen);
    describeSandboxDriver("bubblewrap, started by somebody else", other);
  } else skipped("no other user may enter this folder, so bubblewrap was tried as root only");
}
