import type { PreviewView } from "#lib/domain/api/preview.ts";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { buildPreview } from "#lib/engine/commands/build-preview.ts";
import { type PreviewPlan, type PreviewUnavailable, planPreview } from "#lib/engine/commands/plan-preview.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { Facts } from "#lib/engine/ports/facts.ts";
import type { Repositories } from "#lib/engine/ports/repositories.ts";
import type { DependencyStore, Sandbox } from "#lib/engine/ports/sandbox.ts";
import type { Wakes } from "#lib/engine/ports/wakes.ts";
import type { KeptPreviews } from "./kept-previews.ts";
import type { PreviewAddresses } from "./preview-address.ts";

export interface PreviewsDeps {
  readonly facts: Pick<Facts, "commit" | "read">;
  readonly repositories: Repositories;
  readonly sandbox: Sandbox;
  readonly dependencies: DependencyStore;
  readonly clock: Clock;
  readonly wakes: Pick<Wakes, "onWake">;
  readonly kept: KeptPreviews;
  readonly addresses: PreviewAddresses;
  readonly port: number;
}

/** Previews of projects: where they are, and how they come to be. */
export interface Previews {
  /** `appHost` is the `Host` by which the application was asked. */
  read(projectId: string, appHost: string): Promise<PreviewView>;
  /** Builds it (again), unless that is being done. Goes on after the answer. */
  build(projectId: string, appHost: string): Promise<Result<PreviewView, PreviewUnavailable>>;
  close(): Promise<void>;
}

interface Running {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

export function createPreviews(deps: PreviewsDeps): Previews {
  const running = new Map<string, Running>();
  const failures = new Map<string, { readonly commit: string; readonly message: string; readonly output: string }>();

  async function view(projectId: string, plan: PreviewPlan, appHost: string): Promise<PreviewView> {
    if (running.has(projectId)) return { ...nothing, status: "building", builtFrom: plan.commit };
    const failure = failures.get(projectId);
    if (failure?.commit === plan.commit) {
      const { message, output } = failure;
      return { ...nothing, status: "failed", builtFrom: plan.commit, problem: message, output };
    }
    const commit = await deps.kept.newest(projectId);
    const built = commit && (await deps.kept.find({ projectId, commit }));
    if (!commit || !built) return nothing;
    const url = urlOf(projectId, commit, appHost);
    return { ...nothing, status: "ready", url, builtFrom: commit, builtAt: built.builtAt };
  }

  function urlOf(projectId: string, commit: string, appHost: string): string {
    // The other name of this machine: for a browser that is another site.
    const name = appHost.startsWith("127.0.0.1") ? "localhost" : "127.0.0.1";
    return `http://${name}:${deps.port}${deps.addresses.pathOf({ projectId, commit })}`;
  }

  async function make(projectId: string, plan: PreviewPlan, signal: AbortSignal): Promise<void> {
    const built = await buildPreview(deps, projectId, plan, signal).catch((fault: unknown) => err(explainFault(fault)));
    if (signal.aborted) return;
    await deps.facts.commit("preview-built", async (tx) => {
      // Behind this a project is not removed, so that nothing is put into its folder after.
      const project = await tx.holdProject(projectId);
      if (project === undefined || project.deletedAt !== null) return;
      const problem = built.ok ? await keep(projectId, plan, built.value).catch(explainFault) : built.error;
      if (problem !== undefined) failures.set(projectId, { commit: plan.commit, ...problem });
      const outcome = problem ? "failed" : "ready";
      const detail = { commit: plan.commit, serve: plan.serve, outcome, ...(problem && { problem: problem.message }) };
      tx.log(projectId, { type: "preview-built", detail });
    });
  }

  async function keep(projectId: string, { commit, serve }: PreviewPlan, artefacts: Buffer) {
    const message = await deps.kept.keep({ projectId, commit }, artefacts, { builtAt: deps.clock.now(), serve });
    return message === undefined ? undefined : { message, output: "" };
  }

  /** A look that fails costs a build that is dropped at its end. */
  async function endIfDeleted(projectId: string): Promise<void> {
    if (!running.has(projectId) && !failures.has(projectId)) return;
    const project = await deps.facts.read.projects.get(projectId).catch(() => null);
    if (project === null || project?.deletedAt === null) return;
    running.get(projectId)?.stop.abort();
    failures.delete(projectId);
  }

  const stopHearing = deps.wakes.onWake((projectId) => void endIfDeleted(projectId));
  return {
    async read(projectId, appHost) {
      const plan = await planPreview(deps, projectId);
      return plan.ok
        ? view(projectId, plan.value, appHost)
        : { ...nothing, status: "unavailable", problem: plan.error.message };
    },
    async build(projectId, appHost) {
      const plan = await planPreview(deps, projectId);
      if (!plan.ok) return plan;
      if (running.has(projectId)) return ok(await view(projectId, plan.value, appHost));
      failures.delete(projectId);
      const stop = new AbortController();
      const done = make(projectId, plan.value, stop.signal)
        .catch((error: unknown) => void failures.set(projectId, { commit: plan.value.commit, ...explainFault(error) }))
        .finally(() => running.delete(projectId));
      running.set(projectId, { stop, done });
      return ok(await view(projectId, plan.value, appHost));
    },
    async close() {
      stopHearing();
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

function explainFault(error: unknown): { readonly message: string; readonly output: string } {
  const why = isDiskFull(error) ? "the server's disk is full" : "of an error on the server";
  const next = isDiskFull(error) ? "free some space, and try again" : "try again";
  return {
    message: `The preview could not be kept because ${why}. Nothing was spent; ${next}.`,
    output: String(error),
  };
}

const nothing: PreviewView = { status: "none", url: null, builtFrom: null, builtAt: null, problem: null, output: null };
