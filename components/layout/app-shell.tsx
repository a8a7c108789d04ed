"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Sheet } from "#components/ui/sheet.tsx";
import { healthQuery } from "#lib/client/queries/health-query.ts";
import { projectPages } from "./project-pages.ts";
import { Rail } from "./rail.tsx";
import { ServerTroubles } from "./server-troubles.tsx";
import { Shortcuts } from "./shortcuts/shortcuts.tsx";
import { useActions } from "./shortcuts/use-actions.ts";
import { setTheme, toggleRail } from "./theme-store.ts";
import { TopBar } from "./top-bar.tsx";
import { useProjectId } from "./use-project-id.ts";

/** The frame around every page: rail, bar, and the page, which scrolls by itself. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  const [drawer, setDrawer] = useState(false);
  const health = useQuery(healthQuery());
  useGoActions();
  return (
    <div className="flex h-dvh">
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-ink px-3 py-1 text-on-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div className="flex w-55 shrink-0 flex-col border-line border-r bg-sunk max-md:hidden rail-closed:w-12">
        <Link href="/" className="flex h-11 shrink-0 items-center gap-2 px-4 font-semibold rail-closed:px-3.5">
          <Mark />
          <span className="rail-closed:sr-only">Groundplan</span>
        </Link>
        <Rail />
      </div>
      <Sheet modal side="left" open={drawer} onOpenChange={setDrawer} title="Groundplan">
        <div className="flex h-full flex-col">
          <Rail onChoose={() => setDrawer(false)} />
        </div>
      </Sheet>
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar onOpenDrawer={() => setDrawer(true)} />
        <ServerTroubles troubles={health.data?.troubles ?? []} />
        <main id="page" tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col overflow-auto outline-none">
          {children}
        </main>
      </div>
      <Shortcuts />
    </div>
  );
}

/** A plan: one square drawn, one still dashed. */
function Mark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path d="M2.5 2.5h8v8h-8z" className="text-architect" />
      <path d="M9.5 9.5h8v8h-8z" strokeDasharray="2.2 1.8" className="text-builder" />
    </svg>
  );
}

function useGoActions(): void {
  const router = useRouter();
  const projectId = useProjectId();
  const pages = projectId
    ? projectPages.map(({ path, title, keys }) => ({
        id: `go-${title}`,
        title: `Open ${title.toLowerCase()}`,
        section: "Go" as const,
        keys,
        run: () => router.push(`/projects/${projectId}${path}`),
      }))
    : [];
  const go = (title: string, href: string, keys?: string) => ({
    id: `go-${href}`,
    title,
    section: "Go" as const,
    ...(keys ? { keys } : {}),
    run: () => router.push(href),
  });
  useActions([
    ...pages,
    go("All projects", "/", "g h"),
    go("Inbox", "/inbox", "g i"),
    go("New project", "/projects/new", "g n"),
    go("Spend of all projects", "/spend"),
    go("Providers and keys", "/settings/providers"),
    go("Models and prices", "/settings/models"),
    go("Roles", "/settings/roles"),
    { id: "rail", title: "Fold or unfold the rail", section: "Everywhere", keys: "\\", run: toggleRail },
    { id: "theme-light", title: "Theme: light", section: "Everywhere", run: () => setTheme("light") },
    { id: "theme-dark", title: "Theme: dark", section: "Everywhere", run: () => setTheme("dark") },
    { id: "theme-system", title: "Theme: as the system", section: "Everywhere", run: () => setTheme("system") },
  ]);
}
