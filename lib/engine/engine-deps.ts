import type { Bills } from "./ports/bills.ts";
import type { Catalog } from "./ports/catalog.ts";
import type { Clock } from "./ports/clock.ts";
import type { Artifacts, Facts, Installation } from "./ports/facts.ts";
import type { Ids } from "./ports/ids.ts";
import type { Announcements, LiveChannel } from "./ports/live.ts";
import type { ModelGateways } from "./ports/model-gateway.ts";
import type { Ownership } from "./ports/ownership.ts";
import type { Providers } from "./ports/providers.ts";
import type { Repositories } from "./ports/repositories.ts";
import type { DependencyStore, Sandbox } from "./ports/sandbox.ts";
import type { Scripts } from "./ports/scripts.ts";
import type { Wakes } from "./ports/wakes.ts";

/** Everything that the engine needs from outside. A function asks for the part that it uses. */
export interface EngineDeps {
  readonly facts: Facts;
  readonly artifacts: Artifacts;
  readonly installation: Installation;
  readonly bills: Bills;
  readonly live: LiveChannel;
  readonly announcements: Announcements;
  readonly gateways: ModelGateways;
  readonly providers: Providers;
  readonly catalog: Catalog;
  readonly repositories: Repositories;
  readonly sandbox: Sandbox;
  readonly dependencies: DependencyStore;
  readonly scripts: Scripts;
  readonly wakes: Wakes;
  readonly ownership: Ownership;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Aborts when this server ends, or no longer works on what these are for: requests and sandboxes end with it. */
  readonly ending: AbortSignal;
  /** Requests to one provider at the same time, over all projects and servers. */
  readonly requestsPerProvider: number;
}
