"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ProviderChange } from "#lib/client/commands/put-provider.ts";
import type { KeyedProvider } from "./provider-form.tsx";
import { providerFacts } from "./provider-look.ts";

interface ProviderAddressProps {
  readonly provider: KeyedProvider;
  readonly busy: boolean;
  readonly onChange: (change: Omit<ProviderChange, "id">) => void;
}

/** Where requests go, and for a local server what it offers. Folded away where the provider's own address is meant. */
export function ProviderAddress({ provider, busy, onChange }: ProviderAddressProps) {
  const [baseUrl, setBaseUrl] = useState(provider.baseUrl ?? "");
  const [model, setModel] = useState(provider.model ?? "");
  const isLocal = provider.id === "openai";
  const fixed = provider.baseUrlSource === "environment";
  const changed = baseUrl.trim() !== (provider.baseUrl ?? "") || model.trim() !== (provider.model ?? "");
  return (
    <details className="group" open={isLocal || provider.baseUrlSource !== "default"}>
      <summary className="flex h-6 list-none items-center gap-1 text-soft text-xs hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-150 group-open:rotate-90" />
        Address
      </summary>
      <form
        className="mt-2 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onChange({
            ...(fixed ? {} : { baseUrl: baseUrl.trim() || null }),
            ...(isLocal ? { model: model.trim() || null } : {}),
          });
        }}
      >
        <Field
          label={fixed ? `Base URL, from ${providerFacts[provider.id].baseUrl}` : "Base URL"}
          className="min-w-0 flex-1 basis-60"
        >
          <Input
            type="url"
            disabled={fixed}
            placeholder={isLocal ? "http://localhost:11434/v1" : "the provider’s own"}
            value={baseUrl}
            onChange={(event) => setBaseUrl(event.target.value)}
          />
        </Field>
        {isLocal ? (
          <Field label="Model" className="min-w-0 flex-1 basis-40">
            <Input
              placeholder="as the server names it"
              value={model}
              onChange={(event) => setModel(event.target.value)}
            />
          </Field>
        ) : null}
        <Button type="submit" disabled={!changed || busy}>
          Save
        </Button>
      </form>
    </details>
  );
}
