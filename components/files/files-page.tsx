"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { buildsQuery } from "#lib/client/queries/builds-query.ts";
import { filesQuery } from "#lib/client/queries/files-query.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import type { FileList } from "#lib/domain/api/event.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { OneFile } from "./one-file.tsx";
import { Tree } from "./tree.tsx";

/** The repository as it is, read by git and never through a folder. */
export function FilesPage({ projectId }: { readonly projectId: string }) {
  const [at, setAt] = useUrlState<string>("at", "");
  const project = useQuery(projectQuery(projectId));
  const files = useQuery(filesQuery(projectId, at || null));
  return (
    <Answer query={project} what="the project">
      {(known) => (
        <Answer query={files} what="the files">
          {(list) =>
            list.items.length === 0 && at === "" ? (
              <NoFiles project={known} />
            ) : (
              <Files project={known} list={list} at={at} onAt={setAt} />
            )
          }
        </Answer>
      )}
    </Answer>
  );
}

/** What is read first when nothing is chosen. */
const first = ["README.md", "blueprint.md", "package.json"];

interface FilesProps {
  readonly project: ProjectView;
  readonly list: FileList;
  /** What the URL asks for; empty for the default. */
  readonly at: string;
  readonly onAt: (at: string) => void;
}

function Files({ project, list, at, onAt }: FilesProps) {
  const [asked, choose] = useUrlState<string>("file", "");
  const builds = useQuery(buildsQuery(project.id)).data ?? [];
  const chosen =
    list.items.find(({ path }) => path === asked) ??
    first.map((name) => list.items.find(({ path }) => path === name)).find((entry) => entry !== undefined);
  const branches = [
    ...new Set([
      ...(project.head ? ["main"] : []),
      ...builds.map(({ branch }) => branch),
      ...(project.approvedVersion === null ? [] : [`blueprint/v${project.approvedVersion}`]),
      list.at,
      ...(at ? [at] : []),
    ]),
  ];
  const archive = `/api/projects/${project.id}/archive.zip?at=${encodeURIComponent(list.at)}`;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead
        title="Files"
        says={
          <span className="flex flex-wrap items-center gap-x-3">
            <span>
              {list.items.length} files at {list.commit ? <code>{list.commit.slice(0, 7)}</code> : "no commit"}
            </span>
            <span className="flex min-w-0 max-w-full items-center">
              <code className="min-w-0 truncate" title={project.cloneCommand}>
                {project.cloneCommand}
              </code>
              <CopyButton text={project.cloneCommand} label="Copy the command" />
            </span>
          </span>
        }
        className="border-line border-b"
        actions={
          <>
            <Select aria-label="Branch" value={list.at} onChange={(event) => onAt(event.target.value)}>
              {branches.map((branch) => (
                <option key={branch} value={branch}>
                  {/^[0-9a-f]{40}$/.test(branch) ? branch.slice(0, 7) : branch}
                </option>
              ))}
            </Select>
            <Button asChild>
              <a href={archive} download>
                Download zip
              </a>
            </Button>
          </>
        }
      />
      <div className="grid min-h-0 flex-1 max-md:grid-rows-[minmax(0,2fr)_minmax(0,3fr)] md:grid-cols-[18rem_minmax(0,1fr)]">
        <div className="overflow-auto border-line max-md:border-b md:border-r">
          <Tree files={list.items} chosen={chosen?.path} onChoose={choose} />
        </div>
        {chosen && list.commit ? (
          <OneFile key={chosen.path} projectId={project.id} commit={list.commit} entry={chosen} />
        ) : (
          <p className="px-4 py-4 text-soft">Choose a file to read it.</p>
        )}
      </div>
    </div>
  );
}

function NoFiles({ project }: { readonly project: ProjectView }) {
  return (
    <EmptyState
      title="No file yet"
      says="The repository is empty until a blueprint is approved: its contracts and project files are the first commit. Modules follow as they are merged."
    >
      <Button look="primary" asChild>
        <Link href={`/projects/${project.id}/blueprint`}>Open the blueprint</Link>
      </Button>
    </EmptyState>
  );
}
