import { projectPages } from "./project-pages.ts";
import { projectIdOf } from "./use-project-id.ts";

interface Crumb {
  readonly title: string;
  readonly href: string;
}

const tops: Readonly<Record<string, readonly Crumb[]>> = {
  "/": [{ title: "Projects", href: "/" }],
  "/projects/new": [
    { title: "Projects", href: "/" },
    { title: "New project", href: "/projects/new" },
  ],
  "/inbox": [{ title: "Inbox", href: "/inbox" }],
  "/spend": [{ title: "All spend", href: "/spend" }],
  "/settings/providers": [{ title: "Providers", href: "/settings/providers" }],
  "/settings/models": [{ title: "Models", href: "/settings/models" }],
  "/settings/roles": [{ title: "Roles", href: "/settings/roles" }],
};

/** The same where the path names a project that is not there. */
export function goneCrumbs(pathname: string): readonly Crumb[] {
  return [
    { title: "Projects", href: "/" },
    { title: "No such project", href: pathname },
  ];
}

/** The way from the top to a page, by its path. */
export function crumbsOf(pathname: string, projectName: string | undefined): readonly Crumb[] {
  const id = projectIdOf(pathname);
  if (id === undefined) return tops[pathname] ?? [];
  const base = `/projects/${encodeURIComponent(id)}`;
  const [, , , page, ...rest] = pathname.split("/");
  const project = { title: projectName ?? "…", href: base };
  const known = projectPages.find(({ path }) => path !== "" && path === `/${page}`);
  if (!known) return [{ title: "Projects", href: "/" }, project];
  const crumb = { title: known.title, href: `${base}${known.path}` };
  const deeper = rest.length > 0 ? [{ title: decodeURIComponent(rest.join("/")), href: pathname }] : [];
  return [project, crumb, ...deeper];
}
