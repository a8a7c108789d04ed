import { type AcceptedAnswer, acceptAnswer, type Refusal } from "../../domain/build/accept-answer.ts";
import type { FindingAnswer } from "../../domain/build/answer.ts";
import type { Attempt } from "../../domain/build/build.ts";
import { parseAnswer } from "../../domain/build/parse-answer.ts";
import { writerOf } from "../../domain/build/writer-of.ts";
import { isUnresolved } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleBranch } from "./branches.ts";
import { trailers } from "./commit-words.ts";
import { currentRound, type LoadedModule, must } from "./load-module.ts";
import { nonceOf } from "./nonce.ts";
import { ownedFiles } from "./owned-files.ts";

/** What became of a builder's answer. Ids, hashes and short texts. */
export type Applied =
  | {
      readonly is: "refused";
      readonly attemptId: string;
      readonly reason: string;
      /** No rule was broken: there was nothing in it that could be read. */
      readonly isUnreadable: boolean;
    }
  | { readonly is: "blocked"; readonly attemptId: string; readonly evidence: string }
  | {
      readonly is: "kept";
      readonly attemptId: string;
      readonly commit: string;
      readonly author: string;
      readonly keptSha: string;
      readonly files: number;
      readonly grew: boolean;
    }
  | {
      readonly is: "accepted";
      readonly attemptId: string;
      readonly commit: string;
      readonly author: string;
      readonly files: number;
      readonly answers: readonly FindingAnswer[];
    };

/**
 * Holds an answer to the rules and commits it on the module's branch. What breaks a rule touches nothing. The same
 * answer on the same parent is the same commit, so doing it again is harmless.
 */
export async function applyAnswer(deps: EngineDeps, loaded: LoadedModule, attemptId: string): Promise<Applied> {
  const round = currentRound(loaded);
  const attempt = await must(deps.facts.read.attempts.get(attemptId), `attempt ${attemptId}`);
  const text = attempt.replySha ? ((await deps.artifacts.get(attempt.replySha)) ?? "") : "";
  const parent = round.commit ?? round.baseCommit;
  const existing = await ownedFiles(deps, loaded, parent);
  const answer = parseAnswer(text, nonceOf(loaded.build.id));
  const all = await deps.repositories.files(loaded.project.id, parent);
  const own = new Set(existing.map(({ path }) => path));
  const accepted = acceptAnswer({
    answer,
    module: loaded.module,
    blueprint: loaded.blueprint,
    existing,
    otherPaths: all.map(({ path }) => path).filter((path) => !own.has(path)),
    ...(round.number > 1 && { guardTests: { asked: askedFor(loaded) } }),
  });
  if (!accepted.ok) {
    const reason = accepted.error.map((refusal) => `- ${refusal.reason}`).join("\n");
    return { is: "refused", attemptId, reason, isUnreadable: accepted.error.every(isOfForm) };
  }
  const value = { ...accepted.value, rest: restOf(attempt, accepted.value) };
  if (value.blocked) return { is: "blocked", attemptId, evidence: `${value.blocked.by}: ${value.blocked.evidence}` };
  const unchanged = value.write.length === 0 && value.remove.length === 0;
  if (value.rest.length > 0) return keep(deps, loaded, attempt, value, parent);
  // A module whose text changed may need no other code: that is for checks and review to say.
  const mayStand = round.kind === "build" && round.answers === 0 && existing.length > 0;
  if (unchanged && value.answers.length === 0 && !mayStand)
    return {
      is: "refused",
      attemptId,
      reason: "- The answer changes nothing and answers no finding.",
      isUnreadable: false,
    };
  const commit = unchanged ? parent : await commitAnswered(deps, loaded, attempt, value, parent);
  return {
    is: "accepted",
    attemptId,
    commit,
    author: authorOf(attempt),
    files: value.write.length,
    answers: value.answers,
  };
}

function isOfForm({ type }: Refusal): boolean {
  return type === "nothing-in-it" || type === "tag-unreadable";
}

/** What is still to be asked for. An answer that hit its length limit between two files is not whole either. */
function restOf({ finish }: Attempt, { rest }: AcceptedAnswer): AcceptedAnswer["rest"] {
  const isCut = finish === "truncated";
  return isCut && rest.length === 0 ? [{ path: "", reason: "The reply was cut off." }] : rest;
}

async function keep(
  deps: EngineDeps,
  loaded: LoadedModule,
  attempt: Attempt,
  value: AcceptedAnswer,
  parent: string,
): Promise<Applied> {
  const grew = value.write.length > 0 || value.remove.length > 0;
  const commit = grew ? await commitAnswered(deps, loaded, attempt, value, parent) : parent;
  const keptSha = await deps.artifacts.put(
    attempt.projectId,
    JSON.stringify({ paths: value.write.map(({ path }) => path), rest: value.rest }),
  );
  return {
    is: "kept",
    attemptId: attempt.id,
    commit,
    author: authorOf(attempt),
    keptSha,
    files: value.write.length,
    grew,
  };
}

async function commitAnswered(
  deps: EngineDeps,
  loaded: LoadedModule,
  attempt: Attempt,
  value: AcceptedAnswer,
  parent: string,
): Promise<string> {
  const { project, build, module } = loaded;
  const round = currentRound(loaded);
  const verb = round.kind === "build" ? "Build" : "Fix";
  const commit = await deps.repositories.commit(
    project.id,
    parent,
    { write: value.write, remove: value.remove },
    {
      subject: `${verb} ${module.id}`,
      body: `${module.title}: round ${round.number}, answer ${round.answers + 1}.`,
      trailers: trailers({
        build,
        moduleId: module.id,
        round: round.number,
        attemptId: attempt.id,
        model: attempt.servedModel ?? attempt.requestedModel,
      }),
      at: attempt.endedAt ?? attempt.startedAt,
    },
  );
  const branch = moduleBranch(build, module.id);
  await deps.repositories.moveBranch(project.id, branch, commit, await deps.repositories.head(project.id, branch));
  return commit;
}

function authorOf(attempt: Attempt): string {
  const { provider, model } = writerOf(attempt);
  return `${provider}/${model}`;
}

/** Texts that may ask for a test to be changed: what this round is to settle, and a person's note. */
function askedFor(loaded: LoadedModule): readonly string[] {
  const { note } = currentRound(loaded);
  const due = loaded.findings.filter(isUnresolved);
  return [...due.flatMap(({ claim, fix, path }) => [claim, fix, path]), ...(note === null ? [] : [note])];
}
