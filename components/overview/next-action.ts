import type { ProjectView } from "#lib/domain/api/project.ts";

/** The one thing to do next, as a link or as a command. */
export type NextAction =
  | { readonly type: "link"; readonly label: string; readonly href: string }
  | { readonly type: "design" | "build" | "resume"; readonly label: string };

type Asked = Pick<
  ProjectView,
  "id" | "status" | "decisions" | "unrouted" | "scripted" | "version" | "approvedVersion" | "build" | "preview"
>;

export function nextAction(project: Asked): NextAction {
  const base = `/projects/${project.id}`;
  const open = project.decisions.find(({ status }) => status === "open");
  if (open) return { type: "link", label: "Decide", href: `/inbox?decision=${open.id}` };
  if (project.unrouted.length > 0 && !project.scripted) {
    return { type: "link", label: "Add a key", href: "/settings/providers" };
  }
  switch (project.status) {
    case "describing":
      return { type: "design", label: "Design the blueprint" };
    case "designing":
      return { type: "link", label: "Watch the architect", href: `${base}/blueprint` };
    case "editing":
      return project.version !== null && project.version === project.approvedVersion
        ? { type: "build", label: `Build v${project.version}` }
        : { type: "link", label: "Open the blueprint", href: `${base}/blueprint` };
    case "building":
      return project.build?.status === "paused"
        ? { type: "resume", label: "Resume the build" }
        : { type: "link", label: "Watch the modules", href: `${base}/modules` };
    case "built":
      return project.preview.available
        ? { type: "link", label: "Open the preview", href: `${base}/preview` }
        : { type: "link", label: "Browse the files", href: `${base}/files` };
  }
}
