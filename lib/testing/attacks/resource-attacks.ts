import { expect } from "vitest";
import type { SandboxLimits, SandboxRun } from "../../engine/ports/sandbox.ts";

/** Generated code that takes more than its share, or stays when it should go. */
export interface ResourceAttack {
  readonly name: string;
  readonly command: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly limits?: Partial<SandboxLimits>;
  readonly check: (run: SandboxRun) => void;
  /** Part of a command line that no process of this machine may have afterwards. */
  readonly leaves?: string;
}

const endless = "while (true) {}";
const mebibyte = 1024 * 1024;

function numbers(run: SandboxRun): number[] {
  return run.output.trim().split(/\s+/).map(Number);
}

export const resourceAttacks: readonly ResourceAttack[] = [
  {
    name: "a fork bomb",
    files: {
      "bomb.mjs": `import { spawn } from "node:child_process";
        let born = 0;
        for (let i = 0; i < 600; i++) {
          try { const child = spawn("/bin/sleep", ["300.25"], { stdio: "ignore" }).on("error", () => {}); if (child.pid) born++; } catch {}
        }
        console.log(born); process.exit(0);`,
    },
    command: "node bomb.mjs",
    limits: { pids: 64 },
    check: (run) => {
      expect(numbers(run)[0]).toBeLessThan(64);
      expect(numbers(run)[0]).toBeGreaterThan(1);
    },
    leaves: "300.25",
  },
  {
    name: "eight gibibytes of memory",
    files: {
      "eat.mjs": `import fs from "node:fs"; const kept = [];
        for (let i = 0; i < 128; i++) { kept.push(Buffer.alloc(${64 * mebibyte}, 1)); fs.writeSync(1, (i + 1) * 64 + " "); }`,
    },
    command: "node eat.mjs 2>/dev/null",
    limits: { memoryMb: 1024 },
    check: (run) => {
      expect(run.exitCode).not.toBe(0);
      expect(Number.parseInt(run.output.trim().split(" ").at(-2) ?? "", 10)).toBeLessThanOrEqual(1024);
    },
  },
  {
    name: "a loop without end",
    command: `node -e '${endless}'`,
    limits: { cpuS: 1, wallMs: 60_000 },
    check: (run) => expect(run.exitCode ?? 0).toBeGreaterThan(128),
  },
  {
    name: "a wait without end",
    command: "sleep 300.5",
    limits: { wallMs: 1000 },
    check: (run) => expect(run).toMatchObject({ killedBy: "timeout", output: "\n[stopped: not finished after 1 s]\n" }),
    leaves: "300.5",
  },
  {
    name: "large files wherever it can write",
    command:
      "for folder in /box /tmp /home/sandbox /dev/shm /var/tmp /run / /dev; do { head -c 1073741824 /dev/zero >$folder/large; stat -c %s $folder/large; rm -f $folder/large; } 2>/dev/null; done; true",
    limits: { diskMb: 64 },
    check: (run) => {
      for (const size of numbers(run)) expect(size).toBeLessThanOrEqual(64 * mebibyte);
      expect(numbers(run).length).toBeGreaterThanOrEqual(3);
    },
  },
  {
    name: "many files",
    command:
      "i=0; while [ $i -lt 200 ] && head -c 1048576 /dev/zero >file-$i; do i=$((i+1)); done 2>/dev/null; du -sm . | cut -f1",
    limits: { diskMb: 64 },
    check: (run) => expect(numbers(run)[0]).toBeLessThanOrEqual(64),
  },
  {
    name: "a flood of output",
    command: "yes",
    limits: { outputBytes: 50_000 },
    check: (run) => {
      expect(run.killedBy).toBe("output");
      expect(run.output).toMatch(
        /^(y\n){25000}\n\[stopped: more than 50000 bytes of output, or more artefacts than fit\]\n$/,
      );
    },
  },
  {
    name: "a flood of errors",
    command: "yes >&2",
    limits: { outputBytes: 50_000 },
    check: (run) => expect(run.killedBy).toBe("output"),
  },
  {
    name: "a flood into what is not its own",
    command: "yes >/proc/$PPID/fd/2; echo went on",
    check: (run) => expect(run.killedBy === "output" || run.output.endsWith("went on\n")).toBe(true),
  },
  {
    name: "a daemon left behind",
    command: "setsid nohup sleep 301.25 >/dev/null 2>&1 & echo left",
    check: (run) => expect(run).toMatchObject({ exitCode: 0, output: "left\n" }),
    leaves: "301.25",
  },
  {
    name: "a daemon that holds the output open",
    command: "setsid sleep 301.5 & echo left",
    check: (run) => expect(run).toMatchObject({ exitCode: 0, output: "left\n" }),
    leaves: "301.5",
  },
  {
    name: "a daemon that outlives the time limit",
    command: "trap '' TERM INT HUP; setsid sleep 301.75 & sleep 301.75",
    limits: { wallMs: 1500 },
    check: (run) => expect(run.killedBy).toBe("timeout"),
    leaves: "301.75",
  },
];
