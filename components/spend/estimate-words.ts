import type { EstimateView } from "#lib/domain/api/project.ts";

/** What of an estimate is missing for want of a price, as the end of its sentence; empty where nothing is. */
export function unpricedWords({ byRole }: Pick<EstimateView, "byRole">): string {
  const models = [...new Set(byRole.filter(({ priced }) => !priced).map(({ model }) => model))];
  return models.length === 0 ? "" : `, without ${models.join(" and ")}, whose price is not known`;
}
