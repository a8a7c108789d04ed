"use client";
import { useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { Status } from "#components/status/status.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { type ProviderChange, putProvider } from "#lib/client/commands/put-provider.ts";
import { messageForError } from "#lib/client/messages.ts";
import type { ProviderView } from "#lib/domain/api/settings.ts";
import { ProviderAddress } from "./provider-address.tsx";
import { ProviderBreaker } from "./provider-breaker.tsx";
import { providerFacts, providerLook } from "./provider-look.ts";
import { ProviderPace } from "./provider-pace.tsx";

export type KeyedProvider = ProviderView & { readonly id: ProviderChange["id"] };

export function ProviderForm({ provider }: { readonly provider: KeyedProvider }) {
  const [key, setKey] = useState("");
  const facts = providerFacts[provider.id];
  const command = useCommand({
    ownError: true,
    run: (change: Omit<ProviderChange, "id">) => putProvider({ id: provider.id, ...change }),
    touches: [["providers"], ["models"], ["roles"], ["project"]],
    done: (_answer, change) => {
      if (change.key !== undefined) setKey("");
    },
  });
  const sent = command.isPending ? command.variables : undefined;
  const problem = command.error ? messageForError(command.error).says : provider.problem;
  return (
    <section aria-label={provider.name} className="rounded-lg border border-line bg-raised">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2">
        <h2 className="font-semibold">{provider.name}</h2>
        <Status look={providerLook(provider)} className="text-soft text-xs" />
        {provider.checkedAt ? (
          <span className="text-faint text-xs">
            checked <TimeAgo at={provider.checkedAt} />
          </span>
        ) : null}
        <Button
          size="sm"
          className="ml-auto"
          disabled={provider.status === "no-key" && provider.baseUrl === null}
          busy={sent && Object.keys(sent).length === 0 && "Testing…"}
          onClick={() => command.mutate({})}
        >
          Test
        </Button>
      </header>
      <div className="flex flex-col gap-3 px-4 py-3">
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        {provider.breaker ? <ProviderBreaker breaker={provider.breaker} /> : null}
        {provider.keySource === "environment" ? (
          <p className="text-soft">
            Key <code>····{provider.hint}</code> from the environment, <code>{facts.variable}</code>. It is changed
            there.
          </p>
        ) : (
          <form
            className="flex flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (key.trim()) command.mutate({ key: key.trim() });
            }}
          >
            <Field
              label={provider.keySource === "settings" ? `Key, stored: ····${provider.hint}` : "Key"}
              className="min-w-0 flex-1 basis-60"
            >
              <Input
                type="password"
                autoComplete="off"
                spellCheck={false}
                placeholder={provider.keySource === "settings" ? "Paste another one to replace it" : facts.example}
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
            </Field>
            <Button type="submit" disabled={key.trim() === ""} busy={sent?.key ? "Checking…" : undefined}>
              Check and save
            </Button>
            {provider.keySource === "settings" ? (
              <Button
                look="quiet"
                busy={sent?.key === null && "Removing…"}
                onClick={() => command.mutate({ key: null })}
              >
                Remove
              </Button>
            ) : null}
          </form>
        )}
        <ProviderPace provider={provider} busy={command.isPending} onChange={(change) => command.mutate(change)} />
        <ProviderAddress provider={provider} busy={command.isPending} onChange={(change) => command.mutate(change)} />
      </div>
    </section>
  );
}
