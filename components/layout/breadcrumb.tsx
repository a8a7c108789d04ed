"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { crumbsOf, goneCrumbs } from "./crumbs-of.ts";
import { useIsGone } from "./use-project.ts";
import { projectIdOf } from "./use-project-id.ts";

export function Breadcrumb({ project }: { readonly project: ProjectView | undefined }) {
  const pathname = usePathname();
  const gone = useIsGone(projectIdOf(pathname));
  const crumbs = gone ? goneCrumbs(pathname) : crumbsOf(pathname, project?.name);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center">
        {crumbs.map(({ title, href }, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li key={href} className={last ? "min-w-0 truncate" : "hidden min-w-0 shrink-[99] truncate sm:block"}>
              {index > 0 ? (
                <span aria-hidden className="hidden px-1.5 text-faint sm:inline">
                  /
                </span>
              ) : null}
              {last ? (
                <span aria-current="page" className="font-medium">
                  {title}
                </span>
              ) : (
                <Link href={href} className="text-soft hover:text-ink">
                  {title}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
