import { execFile } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Blueprint, Module } from "#lib/domain/blueprint/blueprint.ts";
import { contractCheck } from "#lib/domain/blueprint/contract-check.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import { acceptAnswer } from "#lib/domain/build/accept-answer.ts";
import { checkCommands } from "#lib/domain/build/check-commands.ts";
import { checkOutcomeOf } from "#lib/domain/build/check-outcome.ts";
import { parseAnswer } from "#lib/domain/build/parse-answer.ts";
import { sha256 } from "#lib/domain/sha256.ts";
import type { RequestSubject } from "#lib/engine/ports/model-gateway.ts";
import type { FindReply } from "#lib/models/scripted/gateway.ts";
import { projectRoot } from "#lib/server/env.ts";
import { modelRequest } from "./model-request.ts";

const nonce = "7f3a";

/** Files of a project by path. */
export type Tree = Map<string, string>;

/** A scripted example played without an engine: its replies are asked for, judged by rule, and applied to a tree. */
export interface Replay {
  readonly blueprint: Blueprint;
  readonly tree: Tree;
  module(id: string): Module;
  ask(subject: Omit<RequestSubject, "projectId">): Promise<string>;
  /** Asks for a builder's answer and applies it. Throws where it breaks a rule. */
  answer(moduleId: string, round: number, repair: number, findingIds?: readonly string[]): Promise<void>;
  /** What a module brings before its first answer: guards and the contract's check. */
  begin(moduleId: string): void;
}

export function startReplay(markdown: string, script: string, findReply: FindReply): Replay {
  const { blueprint, diagnostics } = parseBlueprint(markdown);
  if (!blueprint || diagnostics.length > 0) throw new Error(`the blueprint has ${JSON.stringify(diagnostics)}`);
  const tree: Tree = new Map();
  for (const { path, content } of [...blueprint.files, ...blueprint.modules.flatMap(({ contracts }) => contracts)]) {
    tree.set(path, content);
  }

  function moduleOf(id: string): Module {
    const found = blueprint?.modules.find((module) => module.id === id);
    if (!found) throw new Error(`there is no module ${id}`);
    return found;
  }

  async function ask(subject: Omit<RequestSubject, "projectId">): Promise<string> {
    const request = modelRequest({
      subject: { projectId: "p1", script, speed: "instant", nonce, blueprintSha: sha256(markdown), ...subject },
    });
    const reply = await findReply(request);
    if (!reply) throw new Error(`no reply to ${JSON.stringify(subject)}`);
    return reply.text;
  }

  return {
    blueprint,
    tree,
    module: moduleOf,
    ask,

    begin(moduleId) {
      const module = moduleOf(moduleId);
      const check = contractCheck(module);
      for (const { path, content } of [...module.guards, ...(check ? [check] : [])]) tree.set(path, content);
    },

    async answer(moduleId, round, repair, findingIds = []) {
      const module = moduleOf(moduleId);
      const promptId = round === 1 ? "build-module" : "fix-module";
      const text = await ask({ promptId, moduleId, round, repair, findingIds });
      const given = new Set([...module.contracts, ...module.guards].map(({ path }) => path));
      const owned = [...tree].filter(([path]) => path.startsWith(`src/${moduleId}/`) && !given.has(path));
      const existing = owned.map(([path, content]) => ({ path, content }));
      const accepted = acceptAnswer({
        answer: parseAnswer(text, nonce),
        module,
        blueprint,
        existing,
        ...(round > 1 && { guardTests: { asked: [] } }),
      });
      if (!accepted.ok) throw new Error(`${moduleId} was refused: ${JSON.stringify(accepted.error)}`);
      if (accepted.value.rest.length > 0) throw new Error(`${moduleId}: ${JSON.stringify(accepted.value.rest)}`);
      for (const { path, content } of accepted.value.write) tree.set(path, content);
      for (const path of accepted.value.remove) tree.delete(path);
    },
  };
}

/** Writes a tree to a folder in which our own tools find their types. */
export function writeTree(folder: string, tree: Tree): void {
  rmSync(join(folder, "src"), { recursive: true, force: true });
  for (const [path, content] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  rmSync(join(folder, "node_modules"), { force: true });
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
}

/** Runs a check as the sandbox would: one shell command with our own Node, compiler and bundler. */
export function runCheck(folder: string, command: string): Promise<{ outcome: string; output: string }> {
  const env = {
    PATH: `${join(projectRoot, "node_modules/.bin")}:/usr/local/bin:/usr/bin:/bin`,
    HOME: folder,
    NODE_ENV: "test" as const,
  };
  return new Promise((resolve) => {
    execFile("/bin/sh", ["-c", command], { cwd: folder, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      const output = `${stdout}${stderr}`;
      resolve({ outcome: checkOutcomeOf(command, { exitCode, output }), output });
    });
  });
}

/**
 * Types and criteria of a module on the tree as it is: those that are not green, with their output. The whole's tests,
 * which would run again for each module, are left to the end.
 */
export async function redChecks(folder: string, replay: Replay, moduleId: string): Promise<readonly string[]> {
  writeTree(folder, replay.tree);
  const red: string[] = [];
  for (const { command, scope } of checkCommands(replay.blueprint, replay.module(moduleId))) {
    if (scope === "module" && command.startsWith("node --test")) continue;
    const { outcome, output } = await runCheck(folder, command);
    if (outcome !== "green") red.push(`${outcome}: ${command}\n${output}`);
  }
  return red;
}
