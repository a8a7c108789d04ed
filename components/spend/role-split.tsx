import { clsx } from "clsx";
import { byHue, hueFill, roleLook } from "#components/roles/role-look.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { Money } from "#components/ui/money.tsx";

interface RoleSplitProps {
  readonly roles: readonly { readonly role: string; readonly usd: string }[];
  readonly estimated?: boolean;
}

/** Who spent how much: one bar in two hues, and the roles below it. */
export function RoleSplit({ roles: unordered, estimated = false }: RoleSplitProps) {
  const roles = unordered.toSorted(byHue);
  const total = roles.reduce((sum, { usd }) => sum + Number(usd), 0);
  return (
    <div className="flex flex-col gap-2">
      {total > 0 ? (
        <div aria-hidden className="flex h-1.5 gap-px overflow-hidden rounded-full">
          {roles.map(({ role, usd }) => {
            const { hue } = roleLook(role);
            return (
              <span
                key={role}
                className={clsx("first:rounded-l-full last:rounded-r-full", hue ? hueFill[hue] : "bg-control")}
                style={{ width: `${(Number(usd) / total) * 100}%` }}
              />
            );
          })}
        </div>
      ) : null}
      <dl className="flex flex-col gap-1">
        {roles.map(({ role, usd }) => (
          <div key={role} className="flex justify-between gap-3">
            <dt>
              <RoleName role={role} />
            </dt>
            <dd>
              <Money usd={usd} estimated={estimated} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
