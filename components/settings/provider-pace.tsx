"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ProviderChange } from "#lib/client/commands/put-provider.ts";
import type { KeyedProvider } from "./provider-form.tsx";

interface ProviderPaceProps {
  readonly provider: KeyedProvider;
  readonly busy: boolean;
  readonly onChange: (change: Omit<ProviderChange, "id">) => void;
}

/** How many requests may begin within a minute, for keys with a limit of their own. */
export function ProviderPace({ provider, busy, onChange }: ProviderPaceProps) {
  const kept = provider.requestsPerMinute === null ? "" : String(provider.requestsPerMinute);
  const [typed, setTyped] = useState(kept);
  const pace = typed.trim() === "" ? null : Number(typed);
  const usable = pace === null || (Number.isInteger(pace) && pace >= 1 && pace <= 100_000);
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onChange({ requestsPerMinute: pace });
      }}
    >
      <Field label="Requests a minute, at most" className="basis-48">
        <Input
          inputMode="numeric"
          placeholder="no limit"
          value={typed}
          aria-invalid={!usable}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Button type="submit" disabled={!usable || typed.trim() === kept || busy}>
        Save
      </Button>
    </form>
  );
}
