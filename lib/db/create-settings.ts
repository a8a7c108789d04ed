import { z } from "zod";
import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { roleAssignmentsSchema } from "#lib/domain/project/project.ts";
import { type ProviderId, providerIds } from "#lib/domain/routing/role.ts";
import type { Installation } from "#lib/engine/ports/facts.ts";
import { decryptKey, encryptKey } from "./encrypt-key.ts";

/** The channel on which servers tell each other that the settings of a provider changed. */
export const settingsChannel = "groundplan_settings";

/** What is stored for one provider. The key never leaves the server. */
export interface StoredProvider {
  readonly id: ProviderId;
  readonly key: string | null;
  /** Why a stored key cannot be used: then it has to be entered again. */
  readonly keyProblem: string | null;
  readonly baseUrl: string | null;
  readonly model: string | null;
  readonly checkedAt: Date | null;
  readonly problem: string | null;
}

/** Members that are absent stay as they are; null empties. */
export interface ProviderChange {
  readonly key?: string | null;
  readonly baseUrl?: string | null;
  readonly model?: string | null;
}

/** Settings of the installation: providers with their keys, and who does which role's work. */
export interface Settings extends Installation {
  providers(): Promise<readonly StoredProvider[]>;
  /** Changes a provider and forgets its last check, which was of something else. */
  putProvider(id: ProviderId, change: ProviderChange): Promise<void>;
  recordCheck(id: ProviderId, checkedAt: Date, problem: string | null): Promise<void>;
}

const providerIdSchema = z.enum(providerIds);

/** Settings in PostgreSQL; keys are encrypted under `secret`. */
export function createSettings(db: PrismaClient, secret: Uint8Array): Settings {
  const put = async (id: ProviderId, columns: Omit<Prisma.ProviderSettingCreateInput, "id">) => {
    await db.$transaction([
      db.providerSetting.upsert({ where: { id }, create: { id, ...columns }, update: columns }),
      db.$queryRaw`select pg_notify(${settingsChannel}, ${id})::text`,
    ]);
  };
  return {
    async providers() {
      const rows = await db.providerSetting.findMany({ orderBy: { id: "asc" } });
      return rows.map(({ keyCipher, id, ...row }) => {
        const key = keyCipher === null ? undefined : decryptKey(secret, id, keyCipher);
        return {
          ...row,
          id: providerIdSchema.parse(id),
          key: key?.ok ? key.value : null,
          keyProblem: key === undefined || key.ok ? null : key.error.reason,
        };
      });
    },
    async putProvider(id, { key, ...change }) {
      const keyCipher = typeof key === "string" ? new Uint8Array(encryptKey(secret, id, key)) : key;
      await put(id, {
        ...change,
        ...(keyCipher === undefined ? {} : { keyCipher }),
        checkedAt: null,
        problem: null,
      });
    },
    recordCheck: (id, checkedAt, problem) => put(id, { checkedAt, problem }),
    async roles() {
      const rows = await db.roleSetting.findMany();
      return roleAssignmentsSchema.parse(Object.fromEntries(rows.map(({ role, chain }) => [role, chain])));
    },
    async putRoles(roles) {
      const rows = Object.entries(roleAssignmentsSchema.parse(roles)).map(([role, chain]) => ({ role, chain }));
      await db.$transaction([db.roleSetting.deleteMany(), db.roleSetting.createMany({ data: rows })]);
    },
  };
}
