"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { versionsQuery } from "#lib/client/queries/versions-query.ts";
import { VersionAuthor } from "./version-author.tsx";

interface VersionListProps {
  readonly projectId: string;
  readonly current: number;
  /** The versions that are compared; `to` null stands for the text in the editor. */
  readonly compared: { readonly from: number; readonly to: number | null } | undefined;
  readonly onCompare: (from: number, to: number | null) => void;
}

/** Saved versions, newest first. A version is compared with the text at hand, or with the one before it. */
export function VersionList({ projectId, current, compared, onCompare }: VersionListProps) {
  const versions = useQuery(versionsQuery(projectId));
  return (
    <Answer query={versions} what="the versions" rows={4}>
      {(known) =>
        known.length === 0 ? (
          <p className="px-4 py-3 text-soft">Nothing is saved yet. The first version is saved when the draft ends.</p>
        ) : (
          <ol>
            {known.map((version) => (
              <li
                key={version.id}
                aria-current={compared?.from === version.version || compared?.to === version.version || undefined}
                className="border-line border-b px-4 py-2 last:border-b-0 aria-[current=true]:bg-selected"
              >
                <div className="flex items-center gap-2">
                  <span className="font-medium">v{version.version}</span>
                  <VersionAuthor author={version.author} />
                  {version.status === "approved" ? <Badge tone="good">approved</Badge> : null}
                  <TimeAgo at={version.createdAt} className="ml-auto shrink-0 text-faint text-xs" />
                </div>
                <p className="mt-0.5 text-soft">{version.note || "saved"}</p>
                <div className="mt-1 -ml-2 flex gap-1">
                  {version.version === current ? null : (
                    <Button look="quiet" size="sm" onClick={() => onCompare(version.version, null)}>
                      Compare with yours
                    </Button>
                  )}
                  {version.version > 1 ? (
                    <Button look="quiet" size="sm" onClick={() => onCompare(version.version - 1, version.version)}>
                      What changed
                    </Button>
                  ) : null}
                </div>
              </li>
            ))}
          </ol>
        )
      }
    </Answer>
  );
}
