"use client";
import { roleLook } from "#components/roles/role-look.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ModelView } from "#lib/domain/api/settings.ts";
import type { ModelRef, Role } from "#lib/domain/routing/role.ts";
import { changeAt, isSame, longestChain } from "./role-chains.ts";

interface RoleChainProps {
  readonly role: Role;
  readonly does: string;
  /** Empty: the default holds. */
  readonly chain: readonly ModelRef[];
  readonly fallback: readonly ModelRef[];
  readonly models: readonly ModelView[];
  readonly onChange: (chain: readonly ModelRef[]) => void;
}

export function RoleChain({ role, does, chain, fallback, models, onChange }: RoleChainProps) {
  const nameOf = (ref: ModelRef) => models.find((model) => isSame(model, ref))?.name ?? `${ref.provider}/${ref.model}`;
  const idOf = (ref: ModelRef) => `${ref.provider}/${ref.model}`;
  const first = fallback[0];
  const places = chain.length < longestChain ? [...chain, undefined] : chain;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b px-4 py-3 last:border-b-0">
      <div className="w-52 shrink-0 max-sm:w-full">
        <RoleName role={role} className="font-medium" />
        <p className="text-faint text-xs">{does}</p>
      </div>
      <ol className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
        {places.map((ref, index) => (
          <li key={ref ? idOf(ref) : "next"} className="flex min-w-0 items-center gap-2 max-sm:w-full">
            {index > 0 ? (
              <span aria-hidden className="text-faint text-xs">
                then
              </span>
            ) : null}
            <Select
              aria-label={`${roleLook(role).label}, choice ${index + 1}`}
              className="w-52 max-sm:w-full"
              value={ref ? idOf(ref) : ""}
              onChange={({ target }) => {
                const model = models.find((each) => idOf(each) === target.value);
                onChange(changeAt(chain, index, model && { provider: model.provider, model: model.model }));
              }}
            >
              <option value="">
                {index > 0 ? (ref ? "None" : "Nobody") : first ? `Default: ${nameOf(first)}` : "None of its own"}
              </option>
              {ref && !models.some((model) => isSame(model, ref)) ? (
                <option value={idOf(ref)}>{idOf(ref)}</option>
              ) : null}
              {models.map((model) => (
                <option key={model.id} value={idOf(model)}>
                  {model.name}
                  {model.status === "no-key" ? " (no key)" : ""}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ol>
    </li>
  );
}
