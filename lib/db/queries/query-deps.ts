import type { PrismaClient } from "#generated/prisma/client.ts";
import type { ModelRef, RoleAssignments } from "#lib/domain/routing/role.ts";
import type { PriceCard } from "#lib/domain/spend/price-card.ts";
import type { Catalog } from "#lib/engine/ports/catalog.ts";
import type { Artifacts, Installation } from "#lib/engine/ports/facts.ts";
import type { LiveChannel } from "#lib/engine/ports/live.ts";
import type { ModelGateways } from "#lib/engine/ports/model-gateway.ts";
import type { Repositories } from "#lib/engine/ports/repositories.ts";
import type { Sandbox } from "#lib/engine/ports/sandbox.ts";

/** What views are made from, besides the database. A query asks for the part that it uses. */
export interface QueryDeps {
  readonly db: PrismaClient;
  readonly artifacts: Pick<Artifacts, "get">;
  readonly live: Pick<LiveChannel, "kept">;
  readonly installation: Pick<Installation, "roles">;
  readonly repositories: Pick<Repositories, "path" | "head" | "files">;
  readonly sandbox: Pick<Sandbox, "probe">;
  readonly gateways: ModelGateways;
  readonly catalog: Pick<Catalog, "asOf">;
  /** Who does the work where nobody is assigned; in a scripted project, by the script. */
  readonly defaultRoles: (scripted: boolean) => RoleAssignments;
  /** The price that holds for a model at a moment; for a scripted one, the list price of the model that it plays. */
  readonly priceOf: (model: ModelRef, at: Date) => PriceCard | undefined;
  /** Whether there is something to look at, and why not. */
  readonly previewOf: (projectId: string) => Promise<{ readonly available: boolean; readonly reason: string | null }>;
}
