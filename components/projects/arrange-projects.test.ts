import { expect, test } from "vitest";
import { arrangeProjects } from "./arrange-projects.ts";
import { noSpend, projectRow } from "./project-fixtures.ts";

const rows = [
  projectRow("bakery", { activeAt: "2026-11-20T12:00:00.000Z", spend: { ...noSpend, usd: "9.5" }, waiting: 1 }),
  projectRow("Atlas", { activeAt: "2026-11-20T11:00:00.000Z", spend: { ...noSpend, usd: "10.1" }, status: "built" }),
  projectRow("chess", { activeAt: "2026-11-20T13:00:00.000Z", status: "building" }),
];
const ids = (wish: Partial<Parameters<typeof arrangeProjects>[1]>) =>
  arrangeProjects(rows, { search: "", filter: "all", order: "active", ...wish }).map(({ id }) => id);

test.each([
  [{}, ["chess", "bakery", "Atlas"]],
  [{ order: "name" }, ["Atlas", "bakery", "chess"]],
  [{ order: "spend" }, ["Atlas", "bakery", "chess"]],
  [{ filter: "waiting" }, ["bakery"]],
  [{ filter: "running" }, ["chess"]],
  [{ filter: "built" }, ["Atlas"]],
  [{ search: " AT" }, ["Atlas"]],
  [{ filter: "nonsense", order: "nonsense" }, ["chess", "bakery", "Atlas"]],
])("%j gives %j", (wish, expected) => expect(ids(wish)).toEqual(expected));
