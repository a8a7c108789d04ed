import { afterAll, expect, test } from "vitest";
import type { LiveText } from "#lib/engine/ports/live.ts";
import { makeAttempt, makeFinishedAttempt, makeProject, noon, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "./create-facts.ts";
import { createLiveChannel, liveChannelName } from "./create-live-channel.ts";
import { openListener } from "./open-listener.ts";

const { url, prisma: db } = await testDatabase();

/** A channel as one process has it. */
async function openProcess() {
  const listener = await openListener(url, [liveChannelName], () => {});
  const channel = createLiveChannel({ db, listener, clock: stoppedClock });
  afterAll(async () => {
    await channel.close();
    await listener.close();
  });
  return channel;
}
const one = await openProcess();
const other = await openProcess();
await createFacts({ db, clock: stoppedClock }).read.projects.insert(makeProject());

const delta = (attemptId: string, offset: number, text: string, kind: LiveText["kind"] = "text"): LiveText => ({
  projectId: "p1",
  attemptId,
  kind,
  text,
  offset,
});

/** Waits until a process has heard so many characters of an attempt, and answers what it heard. */
function hear(channel: typeof one, attemptId: string, length: number): Promise<readonly LiveText[]> {
  const heard: LiveText[] = [];
  return new Promise((done) => {
    const end = channel.onLive("p1", (piece) => {
      if (piece.attemptId !== attemptId) return;
      heard.push(piece);
      if (heard.reduce((sum, { text }) => sum + text.length, 0) < length) return;
      end();
      done(heard);
    });
  });
}

test("text reaches this process and another, once each", async () => {
  const reach = Promise.all([hear(one, "both", 14), hear(other, "both", 14)]);
  one.push(delta("both", 0, "thinking", "reasoning"));
  one.push(delta("both", 0, "hel"));
  one.push(delta("both", 3, "lo\0"));
  const whole = [delta("both", 0, "thinking", "reasoning"), delta("both", 0, "hello\0")];
  expect(await reach).toEqual([whole, whole]);
  // The second word follows its first in both, so an echo of the sender's own message would show.
  const next = Promise.all([hear(one, "both", 1), hear(other, "both", 1)]);
  one.push(delta("both", 6, "!"));
  expect(await next).toEqual([[delta("both", 6, "!")], [delta("both", 6, "!")]]);
});

test("text longer than one notification arrives in order", async () => {
  const text = "0123456789".repeat(3_000);
  const arrived = hear(other, "long", text.length);
  one.push(delta("long", 0, text));
  expect((await arrived).map((piece) => piece.text).join("")).toBe(text);
});

test("only the project's own listeners hear, until they end", async () => {
  const heard: string[] = [];
  one.onLive("p2", (piece) => heard.push(`p2 ${piece.text}`));
  const end = one.onLive("p1", (piece) => heard.push(`p1 ${piece.text}`));
  end();
  const arrived = hear(one, "own", 1);
  one.push(delta("own", 0, "x"));
  await arrived;
  expect(heard).toEqual([]);
});

test("the text so far is kept, without reasoning, and read by every process", async () => {
  one.push(delta("kept", 0, "a\0"));
  one.push(delta("kept", 0, "hm", "reasoning"));
  one.push(delta("kept", 2, "b"));
  await one.keep("kept");
  one.push(delta("kept", 3, "c"));
  expect(await one.kept("kept")).toBe("a\uFFFDbc");
  expect(await other.kept("kept")).toBe("a\uFFFDbc");
  expect(await db.liveTextRow.findUnique({ where: { attemptId: "kept" } })).toEqual({
    attemptId: "kept",
    projectId: "p1",
    text: "a\uFFFDbc",
    updatedAt: noon,
  });
});

test("a telling from the start replaces what was kept", async () => {
  one.push(delta("again", 0, "first"));
  await one.keep("again");
  one.push(delta("again", 0, "second"));
  one.push(delta("again", 6, " time"));
  expect(await one.kept("again")).toBe("second time");
});

test("forgotten text is gone, and unknown text is none", async () => {
  one.push(delta("forgotten", 0, "x"));
  await one.keep("forgotten");
  one.push(delta("forgotten", 1, "y"));
  await one.forget("forgotten");
  expect([await one.kept("forgotten"), await one.kept("never")]).toEqual([undefined, undefined]);
});

test("text of a project that was removed does not stop the others' from being kept", async () => {
  one.push({ ...delta("orphan", 0, "x"), projectId: "gone" });
  one.push(delta("alive", 0, "y"));
  await one.keep("alive");
  expect([await one.kept("alive"), await one.kept("orphan")]).toEqual(["y", undefined]);
});

test("text that could not be written is written the next time", async () => {
  await db.$executeRaw`alter table "LiveTextRow" rename to "Away"`;
  one.push(delta("late", 0, "one "));
  await expect(one.keep("late")).rejects.toThrow("LiveTextRow");
  one.push(delta("late", 4, "two"));
  await db.$executeRaw`alter table "Away" rename to "LiveTextRow"`;
  expect(await one.kept("late")).toBe("one two");
});

test("what a dead server kept of attempts that are over is forgotten, what still runs is not", async () => {
  const { attempts } = createFacts({ db, clock: stoppedClock }).read;
  await attempts.insert(makeFinishedAttempt({ id: "over" }));
  await attempts.insert(makeAttempt({ id: "runs" }));
  for (const attemptId of ["over", "runs"]) one.push(delta(attemptId, 0, "words"));
  await one.keep("runs");
  await one.forgetEnded("p1");
  expect([await one.kept("over"), await one.kept("runs")]).toEqual([undefined, "words"]);
});
