import { StatusMark } from "#components/ui/status-mark.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import type { HealthView } from "#lib/domain/api/settings.ts";

/** On every page: what goes wrong on the server and stands in no project's log, until it is over. */
export function ServerTroubles({ troubles }: Pick<HealthView, "troubles">) {
  return troubles.map(({ since, says }) => (
    <p
      key={says}
      role="alert"
      className="flex shrink-0 items-start gap-2 border-bad-fill/40 border-b bg-bad-wash px-4 py-1.5 text-bad"
    >
      <StatusMark shape="cross" tone="bad" className="mt-0.5" />
      <span className="min-w-0 flex-1 break-words">{says}</span>
      <TimeAgo at={since} className="shrink-0 text-xs leading-5" />
    </p>
  ));
}
