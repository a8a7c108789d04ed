import type { SandboxOwner } from "../../engine/ports/sandbox.ts";

const installationLabel = "groundplan.installation";
const serverLabel = "groundplan.server";

/** Arguments that write on a container whose it is. */
export function ownerLabels({ installation, serverId }: SandboxOwner): readonly string[] {
  return [`--label=${installationLabel}=${installation}`, `--label=${serverLabel}=${serverId}`];
}

/** Arguments that list the containers of an installation, whatever became of them: a line each, with its server. */
export function listArguments(installation: string): readonly string[] {
  return [
    ...["ps", "--all", `--filter=label=${installationLabel}=${installation}`, `--filter=label=${serverLabel}`],
    `--format={{.ID}} {{.Label "${serverLabel}"}}`,
  ];
}

/** The containers of such a list whose server is not among the living. */
export function orphansAmong(listed: string, living: readonly string[]): readonly string[] {
  const containers = listed.split("\n").map((line) => line.trim().split(" "));
  return containers.flatMap(([id = "", serverId]) => (serverId === undefined || living.includes(serverId) ? [] : [id]));
}
