"use client";
import { useQuery } from "@tanstack/react-query";
import { languageOf } from "#components/editor/language-of.ts";
import { LazyDiffEditor } from "#components/editor/lazy-editors.tsx";
import { StaticDiff } from "#components/editor/static-diff.tsx";
import { Answer } from "#components/layout/answer.tsx";
import { editorFits, useMedia } from "#components/ui/use-media.ts";
import { fileQuery } from "#lib/client/queries/file-query.ts";
import type { DiffView } from "#lib/domain/api/build.ts";
import type { FileView } from "#lib/domain/api/event.ts";

interface FileDiffProps {
  readonly projectId: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly status: DiffView["files"][number]["status"];
  readonly line: number | undefined;
}

/** Longer texts make the editor slow. */
const longestInEditor = 400_000;

/** One file at two commits. */
export function FileDiff({ projectId, path, from, to, status, line }: FileDiffProps) {
  const before = useQuery({ ...fileQuery(projectId, from, path), enabled: status !== "added" });
  const after = useQuery({ ...fileQuery(projectId, to, path), enabled: status !== "deleted" });
  const present = status === "added" ? after : before;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Answer query={present} what={path}>
        {(known) =>
          status === "modified" ? (
            <Answer query={after} what={path}>
              {(newer) => <TwoTexts path={path} older={known} newer={newer} line={line} />}
            </Answer>
          ) : (
            <TwoTexts
              path={path}
              older={status === "added" ? null : known}
              newer={status === "added" ? known : null}
              line={line}
            />
          )
        }
      </Answer>
    </div>
  );
}

interface TwoTextsProps {
  readonly path: string;
  readonly older: FileView | null;
  readonly newer: FileView | null;
  readonly line: number | undefined;
}

function TwoTexts({ path, older, newer, line }: TwoTextsProps) {
  const wide = useMedia(editorFits);
  if (older?.text === null || newer?.text === null) {
    return (
      <p className="px-4 py-4 text-soft">
        This file is not text, or too large to be shown; download the archive to see it.
      </p>
    );
  }
  const [before, after] = [older?.text ?? "", newer?.text ?? ""];
  if (!wide || before.length + after.length > longestInEditor) return <StaticDiff before={before} after={after} />;
  return (
    <LazyDiffEditor
      label={path}
      language={languageOf(path)}
      before={before}
      after={after}
      line={line}
      sideBySide={older !== null && newer !== null}
    />
  );
}
