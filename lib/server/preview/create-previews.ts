import type { PreviewView } from "#lib/domain/api/preview.ts";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { buildPreview } from "#lib/engine/commands/build-preview.ts";
import { type PreviewPlan, type PreviewUnavailable, planPreview } from "#lib/engine/commands/plan-preview.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { Facts } from "#lib/engine/ports/facts.ts";
import type { Repositories } from "#lib/engine/ports/repositories.ts";
import type { DependencyStore, Sandbox } from "#lib/engine/ports/sandbox.ts";
import type { KeptPreviews } from "./kept-previews.ts";
import type { PreviewAddresses } from "./preview-address.ts";

export interface PreviewsDeps {
  readonly facts: Pick<Facts, "commit">;
  readonly repositories: Repositories;
  readonly sandbox: Sandbox;
  readonly dependencies: DependencyStore;
  readonly clock: Clock;
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
  /** Ends what runs for a project and removes its files. */
  remove(projectId: string): Promise<void>;
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
    const { commit, serve } = plan;
    const problem = await attempt(projectId, plan, signal).catch(explainFault);
    if (signal.aborted) return;
    if (problem !== undefined) failures.set(projectId, { commit, ...problem });
    await deps.facts.commit("preview-built", async (tx) => {
      if (await tx.projects.get(projectId)) {
        const detail = {
          commit,
          serve,
          outcome: problem ? "failed" : "ready",
          ...(problem && { problem: problem.message }),
        };
        tx.log(projectId, { type: "preview-built", detail });
      }
    });
  }

  async function attempt(projectId: string, plan: PreviewPlan, signal: AbortSignal) {
    const built = await buildPreview(deps, projectId, plan, signal);
    if (!built.ok) return { message: built.error.message, output: built.error.output };
    if (signal.aborted) return undefined;
    const meta = { builtAt: deps.clock.now(), serve: plan.serve };
    const message = await deps.kept.keep({ projectId, commit: plan.commit }, built.value, meta);
    return message === undefined ? undefined : { message, output: "" };
  }

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
    async remove(projectId) {
      const work = running.get(projectId);
      work?.stop.abort();
      await work?.done;
      failures.delete(projectId);
      await deps.kept.remove(projectId);
    },
    async close() {
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
