import { afterAll, beforeAll, expect, test } from "vitest";
import { pauseBuild, resumeBuild } from "#lib/engine/commands/control-build.ts";
import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import { approves, type Lines, okay, openStage, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
let stage: Stage;
let deps: EngineDeps;

type Pass = () => Promise<void>;
/** What is waited for before the sandbox runs a command. */
const before = new Map<string, Pass>();

beforeAll(async () => {
  stage = await openStage(url, temporaryFolder());
  deps = stage.deps;
  const { driver } = deps.sandbox;
  if (driver === undefined) throw new Error("this test needs a sandbox");
  const { run } = driver;
  Object.assign(driver, {
    run: async (...[job, signal]: Parameters<typeof run>) => {
      await before.get(job.command)?.();
      return run(job, signal);
    },
  });
});
afterAll(() => stage.close());

const built = "build-module a complete";
const reviewed = "review-module a complete";
const whole = "review-integration - complete";

/** The build of module `a` as far as it has come. */
interface Standing {
  readonly module: string | undefined;
  readonly attempts: readonly string[];
  readonly checks: readonly string[];
  readonly reviews: readonly string[];
  readonly merges: number;
}

/** What is under way when a person pauses. */
interface Pause {
  /** Where `pass` is waited for: in what a model says, or before the check. */
  readonly lines?: (pass: Pass) => Lines;
  /** Whether what was under way has ended. */
  readonly isOver: (standing: Standing) => boolean;
  /** What there is then, for as long as the build is paused, */
  readonly left: Standing;
  /** and who is asked when it goes on. */
  readonly asked: readonly string[];
}

const nothing: Standing = { module: "building", attempts: [], checks: [], reviews: [], merges: 0 };

const pauses: readonly Pause[] = [
  {
    lines: (pass) => ({ "build-module": (subject) => pass().then(() => writes("good")(subject)) }),
    isOver: ({ module }) => module !== "building",
    left: { ...nothing, module: "checking", attempts: [built] },
    asked: [reviewed, whole],
  },
  {
    // What one model refuses, the role's next would be asked at once.
    lines: (pass) => ({ "build-module": () => pass().then(() => ({ fail: "refused" })) }),
    isOver: ({ attempts }) => attempts[0] === "build-module a refused",
    left: { ...nothing, attempts: ["build-module a refused"] },
    asked: [built, reviewed, whole],
  },
  {
    isOver: ({ module }) => module !== "checking",
    left: { ...nothing, module: "reviewing", attempts: [built], checks: ["green"] },
    asked: [reviewed, whole],
  },
  {
    lines: (pass) => ({ "review-module": () => pass().then(() => approves()) }),
    isOver: ({ reviews }) => reviews.length > 0,
    left: { ...nothing, module: "reviewing", attempts: [built, reviewed], checks: ["green"], reviews: ["approved"] },
    asked: [whole],
  },
];

/** Begins a build and answers it when it has come to where it is to be paused. */
async function underWay(pause: Pause, index: number) {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const pass = async (): Promise<void> => {
    reached.resolve();
    await opened.promise;
  };
  const command = `grep -q good src/a/a.txt && echo ${index}`;
  if (pause.lines === undefined) before.set(command, pass);
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a", checks: [command] }] }),
    lines: pause.lines?.(pass) ?? {},
    roles: { builder: ["gemini-4-argon", "gemini-3.1-pro-preview"].map((model) => ({ provider: "gemini", model })) },
  });
  const { projectId } = story;
  const buildId = await story.build();
  await reached.promise;
  const { read } = deps.facts;
  const standing = async (): Promise<Standing> => ({
    module: (await read.runs.get(`${buildId}:a`))?.status,
    attempts: await story.attempts(),
    checks: (await read.checks.list({ projectId })).map(({ outcome }) => outcome),
    reviews: (await read.reviews.list({ projectId })).map(({ outcome }) => outcome),
    merges: await read.merges.count({ projectId }),
  });
  return { ...pause, story, order: { projectId, buildId }, letEnd: opened.resolve, standing };
}

test("paused twice, wherever it stood: what runs is finished and nothing is begun; resumed twice, it goes on there", async () => {
  const builds = await Promise.all(pauses.map(underWay));
  for (const { order } of builds) for (const _twice of [1, 2]) okay(await pauseBuild(deps, order));
  for (const { letEnd } of builds) letEnd();
  for (const { isOver, standing } of builds) await until("what ran has ended", async () => isOver(await standing()));
  // While another build goes all its way, any of these would have gone on.
  const other = await stage.project({ blueprint: textBlueprint({ modules: [{ id: "a" }] }) });
  await other.build();
  expect(await other.ended()).toEqual(["merged", "a merged 1"]);
  for (const { order, standing, left } of builds) {
    expect(await standing()).toEqual(left);
    expect(await deps.facts.read.builds.get(order.buildId)).toMatchObject({ status: "paused", outcome: null });
  }
  for (const { story, order } of builds) {
    story.say({});
    for (const _twice of [1, 2]) okay(await resumeBuild(deps, order));
  }
  for (const { story, left, asked } of builds) {
    expect(await story.ended()).toEqual(["merged", "a merged 1"]);
    expect(await story.attempts()).toEqual([...left.attempts, ...asked]);
  }
});
