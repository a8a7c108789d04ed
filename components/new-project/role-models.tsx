"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { roleLook } from "#components/roles/role-look.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { Select } from "#components/ui/select.tsx";
import { modelsQuery } from "#lib/client/queries/models-query.ts";
import { rolesQuery } from "#lib/client/queries/roles-query.ts";
import type { Role } from "#lib/domain/routing/role.ts";
import type { BriefDraft } from "./brief-draft.ts";

const asked = ["architect", "builder", "reviewer"] as const satisfies readonly Role[];

interface RoleModelsProps {
  readonly models: BriefDraft["models"];
  readonly onChange: (models: BriefDraft["models"]) => void;
}

/** Who does the work in this project; what is left alone follows the settings of the installation. */
export function RoleModels({ models, onChange }: RoleModelsProps) {
  const known = useQuery(modelsQuery()).data ?? [];
  const roles = useQuery(rolesQuery()).data;
  const available = known.filter(({ status }) => status === "available");
  const nameOf = (role: Role) => {
    const first = roles?.assigned[role]?.[0] ?? roles?.defaults[role]?.[0];
    if (!first) return "as in settings";
    return (
      known.find(({ provider, model }) => provider === first.provider && model === first.model)?.name ?? first.model
    );
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-soft text-xs">Models</legend>
      {asked.map((role) => (
        <div key={role} className="flex items-center gap-2">
          <RoleName role={role} className="w-22 shrink-0" />
          <Select
            aria-label={`Model of the ${roleLook(role).label.toLowerCase()}`}
            className="flex-1"
            value={models[role] ?? ""}
            onChange={({ target }) => onChange({ ...models, [role]: target.value || undefined })}
          >
            <option value="">{nameOf(role)}</option>
            {isMissing(models[role], available) ? <option value={models[role]}>{models[role]}</option> : null}
            {available.map(({ id, name, provider, model }) => (
              <option key={id} value={`${provider}/${model}`}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      ))}
      {known.length > 0 && available.length === 0 ? (
        <p className="text-person text-xs">
          No model can be reached yet.{" "}
          <Link href="/settings/providers" className="underline underline-offset-2">
            Add a key or a local server
          </Link>
          ; your text stays here.
        </p>
      ) : null}
    </fieldset>
  );
}

/** A model that is chosen and cannot be reached now: it stays chosen until another one is. */
function isMissing(
  id: string | undefined,
  available: readonly { readonly provider: string; readonly model: string }[],
) {
  return id !== undefined && !available.some(({ provider, model }) => `${provider}/${model}` === id);
}
