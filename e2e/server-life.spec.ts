import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { isRunning, newDataDir, type OwnServer, ownPort, secondPort, startServer, untilReady } from "./start-server.ts";

const started: OwnServer[] = [];

test.afterEach(async () => {
  for (const server of started.splice(0)) await server.end();
});

function start(dataDir: string, port = ownPort): OwnServer {
  const server = startServer(dataDir, port);
  started.push(server);
  return server;
}

test("starting prints one line, and ending leaves nothing behind", async () => {
  const server = start(newDataDir("one-line"));
  await untilReady(server);
  expect(server.out()).toBe(`Groundplan is ready at http://127.0.0.1:${ownPort}\n`);
  expect(await server.isHealthy()).toBe(true);
  const pids = [server.serverPid(), server.postgresPid()];
  expect(pids.map(isRunning)).toEqual([true, true]);
  await server.end();
  expect(server.starter.exitCode).toBe(0);
  expect(pids.map(isRunning)).toEqual([false, false]);
});

test("a second server on the same data directory is refused, and the first goes on", async () => {
  const dataDir = newDataDir("in-use");
  const first = start(dataDir);
  await untilReady(first);
  const second = start(dataDir, secondPort);
  const [exitCode] = await once(second.starter, "exit");
  expect(exitCode).toBe(1);
  expect(second.log()).toContain(`is in use by process ${first.serverPid()} at ${first.address}.`);
  expect(second.out()).toBe("");
  expect(await first.isHealthy()).toBe(true);
});

test("a killed PostgreSQL is back in a moment, under a new server at the same address", async () => {
  const server = start(newDataDir("postgres-killed"));
  await untilReady(server);
  const pids = [server.serverPid(), server.postgresPid()];
  process.kill(server.postgresPid(), "SIGKILL");
  await expect.poll(server.log, { timeout: 100_000 }).toContain(`Groundplan is back at ${server.address}`);
  expect(await server.isHealthy()).toBe(true);
  expect(pids.map(isRunning)).toEqual([false, false]);
  expect(server.out()).toBe(`Groundplan is ready at ${server.address}\n`);
});

test("a killed server ends with its database, and the next one finds it again", async () => {
  const dataDir = newDataDir("server-killed");
  const server = start(dataDir);
  await untilReady(server);
  const postgres = server.postgresPid();
  process.kill(server.serverPid(), "SIGKILL");
  const [exitCode] = await once(server.starter, "exit");
  expect(exitCode).toBe(1);
  expect(server.log()).toContain("The server was ended by SIGKILL. Committed work is kept: npm start goes on with it.");
  const again = start(dataDir);
  await untilReady(again);
  expect(isRunning(postgres)).toBe(false);
  expect(await again.isHealthy()).toBe(true);
});

test("when the starter is killed, server and database end too", async () => {
  const server = start(newDataDir("starter-killed"));
  await untilReady(server);
  const pids = [server.serverPid(), server.postgresPid()];
  server.starter.kill("SIGKILL");
  await expect.poll(() => pids.map(isRunning), { timeout: 100_000 }).toEqual([false, false]);
});
