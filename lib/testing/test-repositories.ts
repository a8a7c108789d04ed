import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { CommitMessage, TreeChange } from "../engine/ports/repositories.ts";
import { createRepositories } from "../workspaces/create-repositories.ts";

export const at = new Date("2026-03-04T05:06:07Z");
export const searchPath = process.env.PATH ?? "";
/** Of the test file that imports this; gone when it ends. */
export const dataFolder = mkdtempSync(join(tmpdir(), "groundplan-repositories-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
let projects = 0;

export function repositories() {
  return createRepositories({ dataFolder, searchPath, clock: { now: () => at } });
}

export function newProjectId(): string {
  return `project-${++projects}`;
}

/** A new project with its repository and its first commit. */
export async function project() {
  const id = newProjectId();
  const git = repositories();
  await git.create(id);
  const root = (await git.head(id, "main")) ?? "";
  return { id, git, root };
}

export function words(subject = "Write a file", trailers: Record<string, string> = {}): CommitMessage {
  return { subject, trailers, at };
}

export function write(files: Record<string, string>, remove: readonly string[] = []): TreeChange {
  return { write: Object.entries(files).map(([path, content]) => ({ path, content })), remove };
}

/** Git as a person would use it, to look at what the product made or to make what it never would. */
export function byHand(gitDir: string, args: readonly string[], input = ""): string {
  const env = { ...process.env, GIT_DIR: gitDir, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const who = ["-c", "user.name=Someone", "-c", "user.email=someone@example.com"];
  return execFileSync("git", [...who, ...args], { env, input })
    .toString()
    .trim();
}
