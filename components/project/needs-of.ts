import { roleLook } from "#components/roles/role-look.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** One thing that waits for the person, and where to do it. */
export interface Need {
  readonly id: string;
  readonly title: string;
  readonly href: string;
}

type Asked = Pick<
  ProjectView,
  "id" | "status" | "decisions" | "unrouted" | "scripted" | "design" | "version" | "approvedVersion" | "approval"
>;

/** What needs the person now, the most pressing first. */
export function needsOf(project: Asked): readonly Need[] {
  const base = `/projects/${project.id}`;
  const decisions = project.decisions
    .filter(({ status }) => status === "open")
    .map(({ id, title }) => ({ id, title, href: `/inbox?decision=${id}` }));
  const unrouted =
    project.unrouted.length > 0 && !project.scripted
      ? [
          {
            id: "unrouted",
            title: `No model for ${rolesInWords(project.unrouted)}: add a key`,
            href: "/settings/providers",
          },
        ]
      : [];
  const problem = project.design?.status === "ended" ? project.design.problem : null;
  const failed = problem ? [{ id: "design", title: `The design stopped: ${problem}`, href: `${base}/blueprint` }] : [];
  return [...decisions, ...unrouted, ...failed, ...toApprove(project, base)];
}

/** The three that every project needs stand for all when none of them has a model. */
function rolesInWords(unrouted: readonly string[]): string {
  if (["architect", "builder", "reviewer"].every((role) => unrouted.includes(role))) return "any role";
  return unrouted.map((role) => roleLook(role).label.toLowerCase()).join(", ");
}

function toApprove(project: Asked, base: string): readonly Need[] {
  const running = project.status !== "editing" || project.approval?.status === "running";
  if (running || project.version === null || project.version === project.approvedVersion) return [];
  return [{ id: "approve", title: `Read blueprint v${project.version} and approve it`, href: `${base}/blueprint` }];
}
