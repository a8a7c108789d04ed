import type { ProviderId } from "../../domain/routing/role.ts";

export type NetworkProviderId = Exclude<ProviderId, "scripted">;

/** How a provider is reached now, and where that was said. The key itself stays behind this port. */
export interface ProviderAccess {
  readonly id: NetworkProviderId;
  /** It can be asked: it has a key, or is a server of one's own that may need none. */
  readonly ready: boolean;
  readonly keySource: "environment" | "settings" | "none";
  /** The key's last four characters. */
  readonly hint: string | null;
  readonly baseUrl: string | null;
  readonly baseUrlSource: "environment" | "settings" | "default";
  /** What an OpenAI-compatible server offers. */
  readonly model: string | null;
  readonly problem: string | null;
  readonly checkedAt: Date | null;
}

/** Members that are absent stay as they are; null empties. */
export interface ProviderChange {
  readonly key?: string | null | undefined;
  readonly baseUrl?: string | null | undefined;
  readonly model?: string | null | undefined;
}

export interface Providers {
  list(): readonly ProviderAccess[];
  change(id: NetworkProviderId, change: ProviderChange): Promise<void>;
  /** Keeps what a check found. */
  recordCheck(id: NetworkProviderId, problem: string | null): Promise<void>;
}
