import { expect, test } from "vitest";
import { WorkTakenOver } from "#lib/engine/ports/ownership.ts";
import { expectNothingRepeated } from "#lib/testing/crash/expect-nothing-repeated.ts";
import { objects, openStage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

/** A request that is cut is another matter, and `crash.test.ts` has it happen. */
const ofRequests = ["open-attempt", "first-token", "usage-so-far", "settle-attempt"];

/** From the approval to `main`. */
const ofBuilds = [
  ...["approval-step", "approve", "open-build", "end-approval-order"],
  ...["start-round", "accept-answer", "check", "checked", "review", "queue-merge", "merged"],
  ...["whole", "integration-review", "finish-build"],
];

test("every kind of commit is lost once, when all that it was to say is done: nothing finished is done again", async () => {
  const { url, prisma } = await testDatabase();
  const stage = await openStage(url, temporaryFolder());
  const { deps } = stage;
  const lost = new Set<string>();
  const { ownedBy } = deps.facts;
  Object.assign(deps.facts, {
    ownedBy: (owner: string): typeof deps.facts => {
      const facts = ownedBy(owner);
      return {
        ...facts,
        commit: async (name, work) => {
          if (lost.has(name) || ofRequests.includes(name)) return facts.commit(name, work);
          lost.add(name);
          // All loops of the project end, and somebody goes on from the facts.
          throw new WorkTakenOver("it");
        },
      };
    },
  });
  // One after the other: what is lost of one would cut the requests of the other.
  const { projectId, build } = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "m1" }, { id: "m2", depends: ["m1"] }] }),
    lines: { "review-module m2 1.0": objects() },
  });
  await build();
  await until("the build has ended", async () => {
    const { owner } = await prisma.project.findUniqueOrThrow({ where: { id: projectId } });
    if (owner === null) await deps.wakes.tell(projectId);
    return (await prisma.build.count({ where: { projectId, status: "ended" } })) === 1;
  });
  await stage.close();
  expect([...lost]).toEqual(expect.arrayContaining(ofBuilds));
  await expectNothingRepeated(prisma, projectId);
});
