import type { BuildView, ModuleState } from "#lib/domain/api/build.ts";
import type { Build } from "#lib/domain/build/build.ts";

export function buildView(build: Build, modules: readonly ModuleState[]): BuildView {
  return {
    id: build.id,
    number: build.number,
    version: build.version,
    status: build.status,
    ...(build.outcome !== null && { outcome: build.outcome }),
    control: build.control,
    phase: build.phase,
    branch: `build/${build.number}`,
    modules: [...modules],
    createdAt: build.createdAt.toISOString(),
    endedAt: build.endedAt?.toISOString() ?? null,
  };
}
