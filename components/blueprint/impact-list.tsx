import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Impact } from "#lib/domain/blueprint/blueprint.ts";
import { impactLooks } from "./impact-looks.ts";

interface ImpactListProps {
  readonly modules: readonly { readonly id: string; readonly impact: Impact; readonly reasons: readonly string[] }[];
}

/** Module by module what an edit does, and why. */
export function ImpactList({ modules }: ImpactListProps) {
  return (
    <ul className="flex flex-col gap-1.5">
      {modules.map(({ id, impact, reasons }) => {
        const { label, shape, tone } = impactLooks[impact];
        return (
          <li key={id} className="flex gap-2">
            <StatusMark shape={shape} tone={tone} className="mt-0.5" />
            <span className="min-w-0">
              <span className="font-medium">{id}</span> <span className="text-soft">{label}</span>
              {reasons.length > 0 ? <span className="block text-faint text-xs">{reasons.join("; ")}</span> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
