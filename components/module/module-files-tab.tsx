"use client";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { FileText } from "#components/files/file-text.tsx";
import { Answer } from "#components/layout/answer.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { fileQuery } from "#lib/client/queries/file-query.ts";
import type { ModuleView } from "#lib/domain/api/build.ts";

interface ModuleFilesTabProps {
  readonly projectId: string;
  readonly module: ModuleView;
  /** Where its newest code is. */
  readonly commit: string | null;
}

/** The files that the module owns, as they are now. */
export function ModuleFilesTab({ projectId, module, commit }: ModuleFilesTabProps) {
  const [asked, choose] = useUrlState<string>("file", "");
  const path = module.files.find((known) => known === asked) ?? module.files[0];
  if (commit === null || path === undefined) {
    return (
      <p className="px-4 py-4 text-soft">
        No file yet. It may write <code>{module.owns.join(", ")}</code>.
      </p>
    );
  }
  return (
    <div className="grid h-full min-h-0 max-md:grid-rows-[auto_minmax(0,1fr)] md:grid-cols-[16rem_minmax(0,1fr)]">
      <ul aria-label="Files" className="overflow-auto border-line py-1 max-md:max-h-40 max-md:border-b md:border-r">
        {module.files.map((each) => (
          <li key={each}>
            <button
              type="button"
              aria-current={each === path || undefined}
              onClick={() => choose(each)}
              title={each}
              className={clsx(
                "block h-7 w-full truncate px-4 text-left hover:bg-hover focus-visible:-outline-offset-2",
                each === path && "bg-selected",
              )}
            >
              <code>{each}</code>
            </button>
          </li>
        ))}
      </ul>
      <OneFile key={path} projectId={projectId} commit={commit} path={path} />
    </div>
  );
}

function OneFile({
  projectId,
  commit,
  path,
}: {
  readonly projectId: string;
  readonly commit: string;
  readonly path: string;
}) {
  const file = useQuery(fileQuery(projectId, commit, path));
  return (
    <Answer query={file} what={path}>
      {(known) => <FileText path={path} file={known} />}
    </Answer>
  );
}
