"use client";
import { useQuery } from "@tanstack/react-query";
import { StaticDiff } from "#components/editor/static-diff.tsx";
import { Answer } from "#components/layout/answer.tsx";
import { Button } from "#components/ui/button.tsx";
import { versionQuery } from "#lib/client/queries/version-query.ts";

interface NarrowCompareProps {
  readonly projectId: string;
  readonly text: string;
  readonly compared: { readonly from: number; readonly to: number | null };
  readonly onClose: () => void;
}

/** Two versions as plain lines. */
export function NarrowCompare({ projectId, text, compared: { from, to }, onClose }: NarrowCompareProps) {
  const before = useQuery(versionQuery(projectId, from));
  const after = useQuery({ ...versionQuery(projectId, to ?? 1), enabled: to !== null });
  return (
    <div>
      <div className="flex items-center justify-between gap-2 border-line border-b px-4 py-1">
        v{from} to {to === null ? "the text in the editor" : `v${to}`}
        <Button size="sm" look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <Answer query={before} what="the version">
        {({ markdown }) =>
          to === null ? (
            <StaticDiff before={markdown} after={text} />
          ) : (
            <Answer query={after} what="the version">
              {(later) => <StaticDiff before={markdown} after={later.markdown} />}
            </Answer>
          )
        }
      </Answer>
    </div>
  );
}
