import { createDockerDriver, type DockerOptions } from "../sandbox/docker/create-docker-driver.ts";
import { emptyTree } from "../sandbox/empty-tree.ts";

/** A server that runs one command in Docker, to be killed while it does: its options and the command are arguments. */
const [options = "", command = ""] = process.argv.slice(2);
const limits = { wallMs: 600_000, cpuS: 30, memoryMb: 1024, pids: 64, diskMb: 64, outputBytes: 64 * 1024 };
const driver = createDockerDriver(JSON.parse(options) as DockerOptions);
await driver.run({ tree: emptyTree, command, limits }, new AbortController().signal);
