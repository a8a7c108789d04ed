"use client";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeProject } from "#lib/client/commands/change-project.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import type { ProjectSettings } from "#lib/domain/project/project.ts";

type Some = Partial<ProjectSettings>;

/** What happens where a cap is reached, and the models that may be asked under one without a known price. */
export function CapPolicy({ project }: { readonly project: Pick<ProjectView, "id" | "settings"> }) {
  const { atCap, unpriced } = project.settings;
  const command = useCommand({
    run: (settings: Some) => changeProject(project.id, { settings }),
    touches: [["project", project.id]],
  });
  return (
    <div className="flex flex-col gap-3">
      <Field label="At a cap" hint={atCapHints[atCap]}>
        <AtCapSelect value={atCap} onChange={(next) => command.mutate({ atCap: next })} />
      </Field>
      {unpriced.length > 0 ? (
        <div className="flex flex-col gap-1">
          <span className="font-medium text-soft text-xs">Allowed without a known price</span>
          <ul>
            {unpriced.map((model) => (
              <li key={model} className="flex items-center justify-between gap-2">
                <span className="min-w-0 truncate">{model}</span>
                <Button
                  look="quiet"
                  size="sm"
                  className="-mr-2"
                  aria-label={`No longer allow ${model}`}
                  onClick={() => command.mutate({ unpriced: unpriced.filter((each) => each !== model) })}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

export const atCapHints = {
  ask: "Work pauses and you are asked; raising the cap goes on.",
  partly: "A build leaves out what cannot be paid, with what depends on it, and keeps the rest.",
} satisfies Record<ProjectSettings["atCap"], string>;

interface AtCapSelectProps {
  readonly id?: string;
  readonly value: ProjectSettings["atCap"];
  readonly onChange: (value: ProjectSettings["atCap"]) => void;
}

export function AtCapSelect({ value, onChange, ...rest }: AtCapSelectProps) {
  return (
    <Select {...rest} value={value} onChange={({ target }) => onChange(target.value === "partly" ? "partly" : "ask")}>
      <option value="ask">Ask me</option>
      <option value="partly">Finish with what is paid for</option>
    </Select>
  );
}
