import { expect, test } from "vitest";
import { makeProject, noon, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { eventChannel } from "./append-events.ts";
import { createAnnouncements } from "./create-announcements.ts";
import { createFacts } from "./create-facts.ts";
import { createEventLog } from "./event-log.ts";
import { openListener } from "./open-listener.ts";

const { url, prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });
const log = createEventLog(db);
for (const id of ["p1", "p2"]) await facts.read.projects.insert(makeProject({ id }));

const logIn = (projectId: string, count: number) =>
  facts.commit("log", async (tx) => {
    for (let i = 0; i < count; i++) tx.log(projectId, { type: "module-changed", detail: { i } });
  });

test("whoever follows a project is told its last number after each commit, and others are not", async () => {
  const listener = await openListener(url, [eventChannel], () => {});
  const announcements = createAnnouncements(listener);
  const heard: string[] = [];
  const ended = announcements.onEvents("p1", (seq) => heard.push(`ended ${seq}`));
  ended();
  const done = new Promise<void>((resolve) => {
    announcements.onEvents("p1", (seq) => heard.push(`p1 ${seq}`));
    announcements.onEvents("p2", (seq) => {
      heard.push(`p2 ${seq}`);
      resolve();
    });
  });
  await logIn("p1", 2);
  await logIn("p1", 1);
  await logIn("p2", 1);
  await done;
  await listener.close();
  expect(heard).toEqual(["p1 2", "p1 3", "p2 1"]);
});

test("the log is read from a number on, in pieces", async () => {
  const about = { at: noon, type: "module-changed", buildId: null, moduleId: null, roundId: null, attemptId: null };
  expect(await log.readEvents("p1", 1, 1)).toEqual([{ seq: 2, ...about, detail: { i: 1 } }]);
  expect((await log.readEvents("p1", 0, 100)).map((event) => event.seq)).toEqual([1, 2, 3]);
  expect(await log.readEvents("p1", 3, 100)).toEqual([]);
  expect([await log.lastSeq("p1"), await log.lastSeq("nobody")]).toEqual([3, undefined]);
});

test("a listener that closes is not lost; one whose connection is cut is, once", async () => {
  const reasons: string[] = [];
  const closed = await openListener(url, [eventChannel], (reason) => reasons.push(`closed: ${reason}`));
  await closed.close();
  const lost = new Promise<void>((resolve) => {
    void openListener(url, [eventChannel], (reason) => {
      reasons.push(reason);
      resolve();
    }).then(
      () =>
        db.$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'groundplan listen'`,
    );
  });
  await lost;
  expect(reasons).toEqual(["terminating connection due to administrator command"]);
});
