import { clsx } from "clsx";
import type { VersionView } from "#lib/domain/api/blueprint.ts";

const looks = {
  architect: { label: "Architect", dot: "bg-architect-fill" },
  person: { label: "You", dot: "bg-person-fill" },
  script: { label: "Script", dot: "bg-control" },
} satisfies Record<VersionView["author"], { label: string; dot: string }>;

/** Who wrote a version, behind a dot: violet the architect, amber the person. */
export function VersionAuthor({ author }: { readonly author: VersionView["author"] }) {
  const { label, dot } = looks[author];
  return (
    <span className="inline-flex items-center gap-1.5 text-soft">
      <span aria-hidden className={clsx("size-2 rounded-full", dot)} />
      {label}
    </span>
  );
}
