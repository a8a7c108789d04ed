// Prisma's command line for `generate`, `validate` and `format`. It asks for its native schema engine even there, where
// it never runs it; naming any file that exists keeps these commands off the network. Migrations: scripts/migration.ts.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
const args = process.argv.slice(2);
const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath;
const env = { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", PRISMA_SCHEMA_ENGINE_BINARY: engine };
process.exitCode = spawnSync(process.execPath, [cli, ...args], { stdio: "inherit", env }).status ?? 1;
