import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SandboxDriver, SandboxJob, SandboxLimits, SandboxRun } from "../engine/ports/sandbox.ts";
import { type CanaryHost, makeCanaryHost } from "../testing/attacks/canary-host.ts";
import { containmentAttacks, prelude } from "../testing/attacks/containment-attacks.ts";
import { resourceAttacks } from "../testing/attacks/resource-attacks.ts";
import { processesWith } from "../testing/processes-with.ts";
import { treeOf } from "../testing/tree-of.ts";

const limits: SandboxLimits = {
  wallMs: 60_000,
  cpuS: 30,
  memoryMb: 1024,
  pids: 128,
  diskMb: 128,
  outputBytes: 1024 * 1024,
};
const slow = 90_000;

/** What every sandbox driver promises: commands work, and every attack that was ever thought of fails. */
export function describeSandboxDriver(name: string, driver: SandboxDriver): void {
  function run(
    job: Partial<SandboxJob> & { command: string },
    signal = new AbortController().signal,
  ): Promise<SandboxRun> {
    return driver.run({ tree: treeOf({}), limits, ...job }, signal);
  }

  describe(`${name}: commands`, () => {
    test(
      "the probe finds it good",
      async () => {
        expect(await driver.probe()).toMatchObject({ driver: driver.name, available: true });
      },
      slow,
    );

    test(
      "a command has its own exit code and both outputs, also where it is several",
      async () => {
        const tree = treeOf({ "a/b.txt": "text\n" });
        expect(await run({ tree, command: "cat a/b.txt && echo err >&2 && exit 7" })).toMatchObject({
          exitCode: 7,
          output: "text\nerr\n",
        });
        expect(await run({ command: "false && echo never" })).toMatchObject({ exitCode: 1, output: "" });
        expect(await run({ command: "kill -9 $$" })).toMatchObject({ exitCode: 137 });
      },
      slow,
    );

    test(
      "artefacts come back, and a failed command brings none",
      async () => {
        const made = await run({ command: "mkdir d && echo x >d/x", artefacts: ["d", "absent"] });
        expect(made.artefacts?.includes("d/x")).toBe(true);
        expect((await run({ command: "mkdir d; false", artefacts: ["d"] })).artefacts).toBeUndefined();
      },
      slow,
    );

    test(
      "cancelling ends it, and all that it started",
      async () => {
        const abort = new AbortController();
        const cancelled = run({ command: "setsid sleep 302.25 & sleep 302.25" }, abort.signal);
        await until(() => processesWith("302.25") > 0);
        abort.abort();
        expect(await cancelled).toMatchObject({ killedBy: "cancelled" });
        await until(() => processesWith("302.25") === 0);
      },
      slow,
    );

    test(
      "two at once do not see each other",
      async () => {
        const abort = new AbortController();
        const first = run({ command: "echo secret >/tmp/mine; sleep 302.5" }, abort.signal);
        await until(() => processesWith("302.5") > 0);
        const command = "cat /tmp/mine; grep -l '302\\.[5]' /proc/[0-9]*/cmdline";
        expect(await run({ command: `(${command}) 2>/dev/null; echo looked` })).toMatchObject({ output: "looked\n" });
        abort.abort();
        await first;
      },
      slow,
    );
  });

  describe(`${name}: attacks on the host`, () => {
    let host: CanaryHost;
    beforeAll(async () => {
      host = await makeCanaryHost();
    });
    afterAll(() => host.takeDown());

    test.each(containmentAttacks)(
      "$name",
      async ({ program }) => {
        const tree = treeOf({
          "attack.mjs": `${prelude}${program(host)}\nconsole.log("tried everything");\nprocess.exit(0);`,
        });
        const { output, exitCode } = await run({ tree, command: "node attack.mjs" });
        expect({ output, exitCode }).toEqual({ output: "tried everything\n", exitCode: 0 });
        expect({ lives: host.victimLives(), connections: host.connections(), trespasses: host.trespasses() }).toEqual({
          lives: true,
          connections: 0,
          trespasses: [],
        });
      },
      slow,
    );
  });

  describe(`${name}: attacks on resources`, () => {
    test.each(resourceAttacks)(
      "$name",
      async ({ command, files, limits: own, check, leaves }) => {
        check(await run({ tree: treeOf(files ?? {}), command, limits: { ...limits, ...own } }));
        // Its first process is gone; the kernel is ending the others.
        if (leaves !== undefined) await until(() => processesWith(leaves) === 0);
      },
      slow,
    );
  });
}

/** Shows that the attacks are attacks: without a sandbox they succeed. */
export function describeAttacksOutside(): void {
  describe("without a sandbox", () => {
    test.each(containmentAttacks.filter(({ worksOutside }) => worksOutside))(
      "one that $name succeeds",
      async ({ program }) => {
        const host = await makeCanaryHost();
        const folder = mkdtempSync(join(tmpdir(), "groundplan-outside-"));
        try {
          writeFileSync(join(folder, "attack.mjs"), prelude + program(host));
          // The open folder is for this; as root it would also write where nobody should.
          const { stdout } = spawnSync(process.execPath, ["attack.mjs"], { cwd: folder, env: process.env });
          expect(stdout.toString()).toContain("got ");
        } finally {
          rmSync(folder, { recursive: true, force: true });
          await host.takeDown();
        }
      },
    );
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
