import { expect, test } from "vitest";
import { crumbsOf } from "./crumbs-of.ts";

const titles = (pathname: string) => crumbsOf(pathname, "Voxel World").map(({ title }) => title);

test.each([
  ["/", ["Projects"]],
  ["/projects/new", ["Projects", "New project"]],
  ["/projects/p1", ["Projects", "Voxel World"]],
  ["/projects/p1/timeline", ["Voxel World", "Timeline"]],
  ["/projects/p1/modules/mesher", ["Voxel World", "Modules", "mesher"]],
  ["/settings/roles", ["Roles"]],
])("%s lies at %j", (pathname, way) => expect(titles(pathname)).toEqual(way));

test("a project without a name yet leaves its place", () => {
  expect(crumbsOf("/projects/p1", undefined).at(-1)).toEqual({ title: "…", href: "/projects/p1" });
});
