import type { ProviderId } from "../domain/routing/role.ts";
import type { ModelGateways } from "../engine/ports/model-gateway.ts";
import { createGateway } from "./create-gateway.ts";
import { limitsFor } from "./limits.ts";
import { type FindReply, ScriptedGateway } from "./scripted/gateway.ts";
import { withWatchdog } from "./watchdog.ts";

/** How one provider is reached now; undefined where nothing is configured. */
export type ConnectionOf = (
  provider: Exclude<ProviderId, "scripted">,
) => { readonly apiKey: string; readonly baseUrl?: string } | undefined;

/** All gateways, each under its watchdog, as they are configured at the moment of asking. */
export function createGateways(connectionOf: ConnectionOf, findReply: FindReply): ModelGateways {
  const scripted = new ScriptedGateway(findReply);
  return {
    get: (provider) => {
      if (provider === "scripted") return scripted;
      const connection = connectionOf(provider);
      if (!connection) return undefined;
      return withWatchdog(createGateway({ provider, ...connection }), (request) => limitsFor(provider, request));
    },
  };
}
