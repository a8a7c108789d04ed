import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { until } from "../../testing/until.ts";
import { findProgram } from "../find-program.ts";
import { beginsLine } from "../sandbox-script.ts";
import { endOrphans } from "./end-orphans.ts";

const bwrap = findProgram("bwrap", process.env.PATH ?? "");
if (bwrap === undefined) console.log("Skipped: bubblewrap is not installed.");

test.skipIf(bwrap === undefined)(
  "a sandbox whose bubblewrap was killed too early is ended, one that lives is not",
  async () => {
    // Held before it begins, as one is that was killed in that moment; without the request to die with its parent.
    const start = () => {
      const args = ["--unshare-pid", "--ro-bind", "/", "/", "--block-fd", "3", "/bin/sh", "-c", `echo '${beginsLine}'`];
      return spawn(bwrap ?? "", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    };
    const [killed, living] = [start(), start()];
    const firstOf = async (pid = 0): Promise<number> => {
      const children = `/proc/${pid}/task/${pid}/children`;
      await until("its first process is there", () => existsSync(children) && readFileSync(children, "utf8") !== "");
      return Number(readFileSync(children, "utf8").trim().split(" ")[0]);
    };
    const [orphan, other] = [await firstOf(killed.pid), await firstOf(living.pid)];
    killed.kill("SIGKILL");
    await once(killed, "exit");
    await until("it is nobody's child", () => readFileSync(`/proc/${orphan}/stat`, "utf8").includes(") S 1 "));
    expect(endOrphans()).toBeGreaterThanOrEqual(1);
    await until("the orphan is gone", () => !existsSync(`/proc/${orphan}`));
    expect(existsSync(`/proc/${other}`)).toBe(true);
    living.kill("SIGKILL");
    process.kill(other, "SIGKILL");
    await once(living, "exit");
  },
);
