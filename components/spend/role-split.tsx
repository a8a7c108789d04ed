import { clsx } from "clsx";
import { byHue, hueFill, roleLook } from "#components/roles/role-look.ts";
import { RoleName } from "#components/roles/role-name.tsx";
import { Amount } from "./amount.tsx";
import type { ShownTotal } from "./spend-days.ts";

interface RoleSplitProps {
  readonly roles: readonly (ShownTotal & { readonly role: string })[];
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
        {roles.map((total) => (
          <div key={total.role} className="flex justify-between gap-3">
            <dt>
              <RoleName role={total.role} />
            </dt>
            <dd>
              <Amount total={total} estimated={estimated} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
