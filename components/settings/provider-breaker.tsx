import { Notice } from "#components/ui/notice.tsx";
import { TimeUntil } from "#components/ui/time-until.tsx";
import type { ProviderView } from "#lib/domain/api/settings.ts";

/** A provider that nobody asks for the time being: why, until when, and how to go on at once. */
export function ProviderBreaker({ breaker }: { readonly breaker: NonNullable<ProviderView["breaker"]> }) {
  const { failures, problem, openUntil, probing } = breaker;
  return (
    <Notice tone="bad">
      It failed {failures} times in a row.{problem ? ` The last time: ${problem}` : ""}{" "}
      {probing ? (
        "One attempt is on its way; the others wait for how it ends."
      ) : (
        <>
          Nobody asks it for now, and what waits spends nothing. One attempt goes first <TimeUntil at={openUntil} />.
          Test it to go on at once.
        </>
      )}
    </Notice>
  );
}
