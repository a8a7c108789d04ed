"use client";
import { ChevronRight } from "lucide-react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { BriefDraft } from "./brief-draft.ts";

type Settings = Pick<BriefDraft, "parallel" | "reviews" | "repairs" | "askBeforeMerge" | "context">;

interface MoreSettingsProps {
  readonly draft: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

const numbers = [
  { name: "parallel", label: "Modules at a time", hint: "1 builds one after the other.", min: 1, max: 32 },
  { name: "reviews", label: "Reviews of a module", hint: "Then it asks you.", min: 1, max: 10 },
  { name: "repairs", label: "Repairs in a round", hint: "After red checks, before the round ends.", min: 0, max: 10 },
] as const;

/** What most leave as it is. */
export function MoreSettings({ draft, onChange }: MoreSettingsProps) {
  return (
    <details className="group">
      <summary className="flex h-7 list-none items-center gap-1 font-medium text-soft text-xs hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-150 group-open:rotate-90" />
        More
      </summary>
      <div className="mt-2 flex flex-col gap-3">
        {numbers.map(({ name, label, hint, min, max }) => (
          <Field key={name} label={label} hint={hint}>
            <Input
              type="number"
              min={min}
              max={max}
              value={draft[name]}
              onChange={({ target }) => {
                const value = Math.trunc(target.valueAsNumber);
                if (value >= min && value <= max) onChange({ [name]: value });
              }}
            />
          </Field>
        ))}
        <Field label="What a builder is sent" hint="The slice is cheaper; the whole knows more.">
          <Select
            value={draft.context}
            onChange={({ target }) => onChange({ context: target.value === "whole" ? "whole" : "slice" })}
          >
            <option value="slice">Its slice of the blueprint</option>
            <option value="whole">The whole blueprint</option>
          </Select>
        </Field>
        <label htmlFor="ask-before-merge" className="flex items-center justify-between gap-3">
          Ask me before each merge
          <Switch
            id="ask-before-merge"
            checked={draft.askBeforeMerge}
            onCheckedChange={(askBeforeMerge) => onChange({ askBeforeMerge })}
          />
        </label>
      </div>
    </details>
  );
}
