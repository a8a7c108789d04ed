import { spawnSync } from "node:child_process";
import { testEnvironment } from "./test-environment.ts";
import { findOrInstallBubblewrap, mayUseApt } from "./test-programs.ts";

/** `npm run test:crash`: builds under 60 kills of servers and of PostgreSQL; `npm test` has a shorter one. */
findOrInstallBubblewrap(mayUseApt());
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "lib/engine/workflows/crash.test.ts"],
  { stdio: "inherit", env: { GROUNDPLAN_KILLS: "60", ...testEnvironment(process.env) } as NodeJS.ProcessEnv },
);
process.exitCode = status ?? 1;
