"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { providersQuery } from "#lib/client/queries/providers-query.ts";
import { ProviderForm } from "./provider-form.tsx";

/** Where models come from. Keys are checked with a free request, stored encrypted, and never sent here again. */
export function ProvidersPage() {
  const providers = useQuery(providersQuery());
  return (
    <div className="mx-auto w-full max-w-3xl pb-8">
      <PageHead
        title="Providers"
        says="Keys are checked with a free request, stored encrypted on the server, and never sent back. One of these is enough."
      />
      <Answer query={providers} what="the providers">
        {(known) => (
          <div className="flex flex-col gap-4 px-4">
            {known.map((provider) =>
              provider.id === "scripted" ? null : (
                <ProviderForm key={provider.id} provider={{ ...provider, id: provider.id }} />
              ),
            )}
          </div>
        )}
      </Answer>
    </div>
  );
}
