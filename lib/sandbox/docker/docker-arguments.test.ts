import { expect, test } from "vitest";
import { emptyTree } from "../empty-tree.ts";
import { sandboxCommand } from "../sandbox-script.ts";
import { dockerArguments } from "./docker-arguments.ts";

const limits = { wallMs: 120_000, cpuS: 30, memoryMb: 1024, pids: 64, diskMb: 64, outputBytes: 1000 };
const job = { tree: emptyTree, command: "npm test", limits };
const made = {
  owner: { installation: "here", serverId: "srv_1" },
  name: "groundplan-1",
  image: "some-image",
  toolboxFolder: "/toolbox-1",
  uid: 64_001,
  caches: [],
};

test("a container is made, not started, and says whose it is", () => {
  const args = dockerArguments(job, made);
  expect(args[0]).toBe("create");
  expect(args).toEqual(
    expect.arrayContaining(["--rm", "--label=groundplan.installation=here", "--label=groundplan.server=srv_1"]),
  );
});

test.each([
  [120_000, "130"],
  [1_500, "12"],
])("a container of %d ms ends itself after %s s, with all that its command started", (wallMs, seconds) => {
  const args = dockerArguments({ ...job, limits: { ...limits, wallMs } }, made);
  const image = args.indexOf("some-image");
  expect(args[image - 1]).toBe("--entrypoint=/usr/bin/timeout");
  expect(args.slice(image + 1)).toEqual(["--signal=KILL", seconds, ...sandboxCommand(job)]);
});
