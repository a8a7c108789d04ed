import { expect, test } from "vitest";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { createWakes, wakeChannel } from "./create-wakes.ts";
import { openListener } from "./open-listener.ts";

const { url, prisma } = await testDatabase();

test("a wake is heard here at once and elsewhere soon, each once", async () => {
  const listeners = await Promise.all([1, 2].map(() => openListener(url, [wakeChannel], () => {})));
  const [here, elsewhere] = listeners.map((listener) => createWakes({ db: prisma, listener }));
  const heard: string[] = [];
  here?.onWake((projectId) => heard.push(`here ${projectId}`));
  const stop = elsewhere?.onWake((projectId) => heard.push(`elsewhere ${projectId}`));
  const told = here?.tell("p1");
  expect(heard).toEqual(["here p1"]);
  await told;
  await until("the other hears it", () => heard.length === 2);
  stop?.();
  await here?.tell("p2");
  await elsewhere?.tell("p3");
  await until("the answer is heard", () => heard.includes("here p3"));
  expect(heard).toEqual(["here p1", "elsewhere p1", "here p2", "here p3"]);
  await Promise.all(listeners.map((listener) => listener.close()));
});
