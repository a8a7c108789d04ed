"use client";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Answer } from "#components/layout/answer.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { Select } from "#components/ui/select.tsx";
import { diffQuery } from "#lib/client/queries/diff-query.ts";
import type { DiffView, RoundView } from "#lib/domain/api/build.ts";
import { diffBases } from "./diff-bases.ts";
import { FileDiff } from "./file-diff.tsx";

interface RoundDiffProps {
  readonly projectId: string;
  readonly moduleId: string;
  readonly rounds: readonly RoundView[];
  readonly round: RoundView;
  /** The place of the finding that is looked at. */
  readonly place: { readonly path: string; readonly line: number | null } | undefined;
}

/** What a round changed, file by file; one file is mounted at a time. */
export function RoundDiff({ projectId, moduleId, rounds, round, place }: RoundDiffProps) {
  const bases = diffBases(rounds, round);
  const [asked, setBase] = useUrlState<string>("base", "");
  const base = bases.find(({ value }) => value === asked) ?? bases[0];
  if (round.commit === null || !base) {
    return (
      <p className="px-4 py-4 text-soft">
        {round.status === "running"
          ? "The builder has not answered yet; its files appear here once they are accepted."
          : "This round ended without a commit."}
      </p>
    );
  }
  return (
    <section aria-label="Changes" className="flex h-full min-h-0 flex-col">
      <p className="flex shrink-0 items-center gap-2 border-line border-b p-2 pl-4 text-soft">
        Round {round.number} against
        <Select aria-label="Compared with" value={base.value} onChange={(event) => setBase(event.target.value)}>
          {bases.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </p>
      <Diff projectId={projectId} moduleId={moduleId} from={base.commit} to={round.commit} place={place} />
    </section>
  );
}

interface DiffProps extends Pick<RoundDiffProps, "projectId" | "moduleId" | "place"> {
  readonly from: string;
  readonly to: string;
}

function Diff({ projectId, moduleId, from, to, place }: DiffProps) {
  const diff = useQuery(diffQuery(projectId, from, to, moduleId));
  return (
    <Answer query={diff} what="the changes">
      {(known) => <DiffFiles projectId={projectId} diff={known} place={place} />}
    </Answer>
  );
}

const letters = { added: "A", modified: "M", deleted: "D" } as const;

interface DiffFilesProps extends Pick<RoundDiffProps, "projectId" | "place"> {
  readonly diff: DiffView;
}

function DiffFiles({ projectId, diff, place }: DiffFilesProps) {
  const [asked, choose] = useUrlState<string>("file", "");
  const { files } = diff;
  const chosen = files.find(({ path }) => path === asked) ?? files.find(({ path }) => path === place?.path) ?? files[0];
  if (!chosen)
    return <p className="px-4 py-4 text-soft">Nothing differs between the two: this round changed no file.</p>;
  return (
    <>
      <ul aria-label="Changed files" className="max-h-36 shrink-0 overflow-auto border-line border-b py-1">
        {files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-current={file === chosen || undefined}
              onClick={() => choose(file.path)}
              className={clsx(
                "flex h-7 w-full items-center gap-3 px-4 text-left hover:bg-hover focus-visible:-outline-offset-2",
                file === chosen && "bg-selected",
              )}
            >
              <span title={file.status} className="w-3 text-faint text-xs">
                {letters[file.status]}
              </span>
              <code className="min-w-0 flex-1 truncate">{file.path}</code>
              <span className="text-good text-xs">+{file.added}</span>
              <span className="text-bad text-xs">−{file.removed}</span>
            </button>
          </li>
        ))}
      </ul>
      <FileDiff
        key={chosen.path}
        projectId={projectId}
        path={chosen.path}
        from={diff.from}
        to={diff.to}
        status={chosen.status}
        line={place?.path === chosen.path ? (place.line ?? undefined) : undefined}
      />
    </>
  );
}
