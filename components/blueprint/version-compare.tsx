"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { LazyDiffEditor } from "#components/editor/lazy-editors.tsx";
import { Problem } from "#components/layout/problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { versionQuery } from "#lib/client/queries/version-query.ts";
import { versionsQuery } from "#lib/client/queries/versions-query.ts";

interface VersionCompareProps {
  readonly projectId: string;
  /** The text in the editor. */
  readonly text: string;
  readonly from: number;
  /** Null for the text in the editor. */
  readonly to: number | null;
  readonly onChange: (from: number, to: number | null) => void;
  readonly onClose: () => void;
  /** Takes the older text as a new version; absent while nothing may be changed. */
  readonly onRestore: ((version: number, text: string) => void) | undefined;
}

/** Any two versions beside each other, or one beside the text at hand. */
export function VersionCompare({ projectId, text, from, to, onChange, onClose, onRestore }: VersionCompareProps) {
  const versions = useQuery(versionsQuery(projectId)).data ?? [];
  const before = useQuery(versionQuery(projectId, from));
  const after = useQuery({ ...versionQuery(projectId, to ?? 1), enabled: to !== null });
  const error = before.error ?? (to === null ? null : after.error);
  const afterText = to === null ? text : after.data?.markdown;
  return (
    <section aria-label="Comparison" className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b bg-sunk px-3 py-1.5">
        <Select aria-label="Before" value={from} onChange={(event) => onChange(Number(event.target.value), to)}>
          {versions.map(({ version, note }) => (
            <option key={version} value={version}>
              v{version}, {note || "saved"}
            </option>
          ))}
        </Select>
        <span className="text-soft">to</span>
        <Select
          aria-label="After"
          value={to ?? ""}
          onChange={(event) => onChange(from, event.target.value === "" ? null : Number(event.target.value))}
        >
          <option value="">the text in the editor</option>
          {versions.map(({ version, note }) => (
            <option key={version} value={version}>
              v{version}, {note || "saved"}
            </option>
          ))}
        </Select>
        <span className="flex-1" />
        {onRestore && before.data ? (
          <Button size="sm" onClick={() => before.data && onRestore(from, before.data.markdown)}>
            Restore v{from}
          </Button>
        ) : null}
        <IconButton label="Close the comparison" keys="escape" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1">
        {error ? (
          <Problem error={error} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />
        ) : before.data === undefined || afterText === undefined ? (
          <Skeleton label="Loading the versions" rows={12} />
        ) : (
          <LazyDiffEditor
            label={`Blueprint from v${from} to ${to === null ? "the text in the editor" : `v${to}`}`}
            language="markdown"
            wrap
            before={before.data.markdown}
            after={afterText}
          />
        )}
      </div>
    </section>
  );
}
