import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyTestDatabase } from "#lib/testing/test-database.ts";
import { reachDatabase } from "./reach-database.ts";
import { databaseUnreachableExitCode, StartupError } from "./startup-error.ts";

const password = "s3cret";
const url = await emptyTestDatabase();

async function refusal(address: string): Promise<StartupError> {
  const problem = await reachDatabase(address).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(problem instanceof StartupError)) throw new Error("not refused in words", { cause: problem });
  expect(problem.message).not.toContain(password);
  expect(problem.message).not.toContain("\n");
  return problem;
}

/** A PostgreSQL that asks for a password and then finds that it is wrong. */
async function strictServer(): Promise<{ port: number; close: () => void }> {
  const server = createTcpServer((socket) => {
    socket.once("data", () => {
      socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3])); // AuthenticationCleartextPassword
      const fields = 'SFATAL\0C28P01\0Mpassword authentication failed for user "ann"\0\0';
      const length = Buffer.alloc(4);
      length.writeInt32BE(fields.length + 4);
      socket.once("data", () => socket.end(Buffer.concat([Buffer.from("E"), length, Buffer.from(fields)])));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** A way to the database that passes everything on but notifications, as a pooler does that shares its sessions. */
async function deafRelay(): Promise<{ port: number; close: () => void }> {
  const folder = new URL(url).searchParams.get("host") ?? "";
  const server = createTcpServer((socket) => {
    const behind = connect(join(folder, ".s.PGSQL.5432"));
    let rest = Buffer.alloc(0);
    behind.on("data", (data: Buffer) => {
      rest = Buffer.concat([rest, data]);
      // Each message is a letter, its length without the letter, and what it says; `A` is a notification.
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        const end = rest.readInt32BE(1) + 1;
        if (rest[0] !== 0x41) socket.write(rest.subarray(0, end));
        rest = rest.subarray(end);
      }
    });
    behind.on("close", () => socket.destroy());
    socket.pipe(behind);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test("a pooler that shares sessions", async () => {
  const relay = await deafRelay();
  const { message } = await refusal(`postgresql://app@127.0.0.1:${relay.port}${new URL(url).pathname}`);
  relay.close();
  expect(message).toMatch(
    /^DATABASE_URL leads to a database whose notifications do not arrive, as behind a connection/,
  );
});

test("a database that lets us in is taken", async () => {
  await expect(reachDatabase(url)).resolves.toBeUndefined();
});

test("nobody at the address: tried again only later, so it has an exit code of its own", async () => {
  const { message, exitCode } = await refusal(`postgresql://ann:${password}@127.0.0.1:1/plans`);
  expect(message).toMatch(/^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1 /);
  expect(exitCode).toBe(databaseUnreachableExitCode);
});

test("a wrong password", async () => {
  const server = await strictServer();
  const { message } = await refusal(`postgresql://ann:${password}@127.0.0.1:${server.port}/plans`);
  server.close();
  expect(message).toBe(
    `DATABASE_URL: the PostgreSQL server at 127.0.0.1:${server.port} refused the user "ann" (password authentication ` +
      'failed for user "ann"). Check the user and the password in it.',
  );
});

test("a user that the server does not know", async () => {
  const { message } = await refusal(url.replace("//app@", "//ann@"));
  expect(message).toMatch(/^DATABASE_URL: the PostgreSQL server at localhost:5432 refused the user "ann" /);
});

test("a database that does not exist", async () => {
  const { message } = await refusal(url.replace(/\/t_\w+\?/, "/plans?"));
  expect(message).toMatch(/has no database "plans"\. Create it \(createdb plans\)/);
});

test("a server that is not PostgreSQL", async () => {
  const server = createServer((_, response) => response.end("hello"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { message } = await refusal(`postgresql://127.0.0.1:${port}/plans`);
  server.close();
  expect(message).toMatch(/does not talk like a PostgreSQL server that we may use/);
});
