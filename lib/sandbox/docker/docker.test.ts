import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, test } from "vitest";
import { describeSandboxDriver } from "../describe-sandbox-driver.ts";
import { buildToolbox } from "../toolbox/build-toolbox.ts";
import { createDockerDriver, defaultImage } from "./create-docker-driver.ts";
import { describeOrphans } from "./describe-orphans.ts";

const parent = await mkdtemp(join(tmpdir(), "groundplan-docker-"));
await chmod(parent, 0o755);
afterAll(() => rm(parent, { recursive: true, force: true }));

const names = ["HOME", "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG"];
const options = {
  toolbox: await buildToolbox(join(import.meta.dirname, "../../.."), parent),
  searchPath: process.env.PATH ?? "",
  clientEnvironment: Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  ),
  image: process.env.GROUNDPLAN_TEST_IMAGE ?? defaultImage,
  owner: { installation: parent, serverId: "srv_test" },
};
const driver = createDockerDriver(options);
const probe = await driver.probe();

if (probe.available) {
  describeSandboxDriver("docker", driver);
  describeOrphans(options);
} else {
  // Nothing runs after tests that are all skipped.
  await rm(parent, { recursive: true, force: true });
  console.log(`Skipped the attack suite on docker: ${probe.reason}`);
  describe.skip("docker", () => {
    test(`the attack suite: ${probe.reason}`, () => {});
  });
}
