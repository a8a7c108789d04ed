import { TimeUntil } from "#components/ui/time-until.tsx";
import type { Held } from "#lib/domain/api/build.ts";

/** Why a model is not asked yet, and when it will be. */
export function HeldWords({ held }: { readonly held: Held }) {
  return (
    <>
      {held.says}
      {held.until === null ? null : (
        <>
          ; again <TimeUntil at={held.until} />
        </>
      )}
    </>
  );
}
