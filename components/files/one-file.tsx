"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Answer } from "#components/layout/answer.tsx";
import { fileQuery } from "#lib/client/queries/file-query.ts";
import type { FileEntry } from "#lib/domain/api/event.ts";
import { FileText } from "./file-text.tsx";

interface OneFileProps {
  readonly projectId: string;
  readonly commit: string;
  readonly entry: FileEntry;
}

/** One file with its path, its size, and whose it is. */
export function OneFile({ projectId, commit, entry }: OneFileProps) {
  const { path, bytes, moduleId } = entry;
  const file = useQuery(fileQuery(projectId, commit, path));
  return (
    <section aria-label={path} className="flex min-h-0 min-w-0 flex-col bg-raised">
      <header className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-line border-b px-4 py-1.5">
        <code className="min-w-0 flex-1 truncate">{path}</code>
        <span className="text-faint text-xs">{bytes.toLocaleString("en-US")} bytes</span>
        {moduleId ? (
          <Link
            href={`/projects/${projectId}/modules/${encodeURIComponent(moduleId)}`}
            className="text-soft text-xs hover:text-ink hover:underline"
          >
            {moduleId}
          </Link>
        ) : (
          <span className="text-faint text-xs">of the whole project</span>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <Answer query={file} what={path}>
          {(known) => <FileText path={path} file={known} />}
        </Answer>
      </div>
    </section>
  );
}
