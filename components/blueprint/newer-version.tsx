"use client";
import { useQuery } from "@tanstack/react-query";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { projectEstimateQuery } from "#lib/client/queries/estimate-query.ts";
import { impactQuery } from "#lib/client/queries/impact-query.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { waysOn } from "./ways-on.ts";

type Asked = Pick<ProjectView, "id" | "approvedVersion" | "build">;

/** The live build, where a newer version is approved than it builds. */
export function overtakenBuild({ approvedVersion, build }: Asked): BuildView | undefined {
  return build && build.status !== "ended" && build.version < (approvedVersion ?? 0) ? build : undefined;
}

interface NewerVersionProps {
  readonly project: Asked;
  readonly live: BuildView;
}

/** The two ways on from an approval during a build, with the price of each. */
export function NewerVersion({ project: { id, approvedVersion }, live }: NewerVersionProps) {
  const newer = approvedVersion ?? 0;
  const edit = useQuery(impactQuery(id, live.version, newer)).data?.modules;
  const ways = edit && waysOn(live, edit);
  return (
    <>
      Build {live.number} goes on with v{live.version}; v{newer} is approved. Let it finish, then build what is stale
      <Price projectId={id} modules={ways?.finish} />, or stop it and build v{newer} now
      <Price projectId={id} modules={ways?.instead} />.
    </>
  );
}

function Price({ projectId, modules }: { readonly projectId: string; readonly modules: number | undefined }) {
  const price = useQuery({ ...projectEstimateQuery(projectId, modules), enabled: (modules ?? 0) > 0 }).data;
  if (modules === undefined) return null;
  const built = modules === 1 ? "1 module" : `${modules} modules`;
  return (
    <>
      {" "}
      ({built}
      {price ? <span className="italic">, est. {formatMoneyRange(price.low, price.high)}</span> : null})
    </>
  );
}
