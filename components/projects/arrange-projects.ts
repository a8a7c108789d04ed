import type { ProjectSummary } from "#lib/domain/api/project.ts";

export const projectOrders = ["active", "name", "spend", "created"] as const;
export type ProjectOrder = (typeof projectOrders)[number];
export const projectFilters = ["all", "waiting", "running", "built"] as const;
export type ProjectFilter = (typeof projectFilters)[number];

const suiting = {
  all: () => true,
  waiting: ({ waiting }) => waiting > 0,
  running: ({ running, status }) => running > 0 || status === "designing" || status === "building",
  built: ({ status }) => status === "built",
} satisfies Record<ProjectFilter, (project: ProjectSummary) => boolean>;

const orders = {
  active: (first, second) => second.activeAt.localeCompare(first.activeAt),
  name: (first, second) => first.name.localeCompare(second.name),
  spend: (first, second) => Number(second.spend.usd) - Number(first.spend.usd),
  created: (first, second) => second.createdAt.localeCompare(first.createdAt),
} satisfies Record<ProjectOrder, (first: ProjectSummary, second: ProjectSummary) => number>;

interface Wish {
  readonly search: string;
  readonly filter: string;
  readonly order: string;
}

/** The rows that fit, in the order asked for. What the URL says wrongly counts as not said. */
export function arrangeProjects(projects: readonly ProjectSummary[], { search, filter, order }: Wish) {
  const wanted = search.trim().toLowerCase();
  const suits = suiting[projectFilters.find((known) => known === filter) ?? "all"];
  const compare = orders[projectOrders.find((known) => known === order) ?? "active"];
  return projects.filter((project) => suits(project) && project.name.toLowerCase().includes(wanted)).toSorted(compare);
}
