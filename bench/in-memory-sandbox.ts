import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../lib/engine/ports/sandbox.ts";

/** A sandbox in which every command takes equally long and is green; nothing is started. */
export function inMemorySandbox(commandMs: number): Sandbox {
  const probe = { driver: "bubblewrap", available: true, level: "process", reason: "In memory." } as const;
  const run = async () => {
    await pause(commandMs);
    return { exitCode: 0, output: "", durationMs: commandMs };
  };
  return {
    probe,
    driver: { name: "bubblewrap", probe: async () => probe, run, endOrphans: async () => {} },
    hasProgram: async () => true,
    typeCheck: run,
    bundle: async () => undefined,
  };
}
