"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleDollarSign, Inbox, LayoutGrid, Settings } from "lucide-react";
import { usePathname } from "next/navigation";
import { openDecisionsQuery } from "#lib/client/queries/decisions-query.ts";
import { projectPages } from "./project-pages.ts";
import { ProjectSwitcher } from "./project-switcher.tsx";
import { RailLink } from "./rail-link.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { useIsGone } from "./use-project.ts";
import { projectIdOf } from "./use-project-id.ts";

interface RailProps {
  /** A drawer closes itself when something was chosen in it. */
  readonly onChoose?: () => void;
}

/** Where one can go: the pages of the project at hand, and what lies above all projects. */
export function Rail({ onChoose }: RailProps) {
  const pathname = usePathname();
  const asked = projectIdOf(pathname);
  const gone = useIsGone(asked);
  // Without the project there are no pages of it.
  const projectId = gone ? undefined : asked;
  const open = useQuery(openDecisionsQuery()).data?.length ?? 0;
  const base = `/projects/${projectId}`;
  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-2">
      <ProjectSwitcher projectId={projectId} />
      {projectId ? (
        <div className="flex flex-col gap-0.5">
          {projectPages.map(({ path, title, icon }) => (
            <RailLink
              key={path}
              href={`${base}${path}`}
              icon={icon}
              title={title}
              active={path === "" ? pathname === base : pathname.startsWith(`${base}${path}`)}
              onClick={onChoose}
            />
          ))}
        </div>
      ) : null}
      <div className={projectId ? "mt-auto flex flex-col gap-0.5" : "flex flex-col gap-0.5"}>
        <RailLink href="/" icon={LayoutGrid} title="Projects" active={pathname === "/"} onClick={onChoose} />
        <RailLink
          href="/inbox"
          icon={Inbox}
          title="Inbox"
          active={pathname.startsWith("/inbox")}
          onClick={onChoose}
          end={
            open > 0 ? (
              <span className="rounded-sm bg-person-wash px-1.5 font-medium text-person text-xs rail-closed:md:absolute rail-closed:md:top-0 rail-closed:md:right-0 rail-closed:md:px-1 rail-closed:md:text-2xs">
                {open}
                <span className="sr-only"> waiting</span>
              </span>
            ) : null
          }
        />
        <RailLink
          href="/spend"
          icon={CircleDollarSign}
          title="All spend"
          active={pathname === "/spend"}
          onClick={onChoose}
        />
        <RailLink
          href="/settings/providers"
          icon={Settings}
          title="Settings"
          active={pathname.startsWith("/settings")}
          onClick={onChoose}
        />
        <ThemeMenu />
      </div>
    </nav>
  );
}
