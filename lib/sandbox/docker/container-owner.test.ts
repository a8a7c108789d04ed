import { expect, test } from "vitest";
import { listArguments, orphansAmong, ownerLabels } from "./container-owner.ts";

const installation = "/srv/app 1=2/.data 7713652474485942270/groundplan";

test("a container says whose it is, and is found by its installation", () => {
  expect(ownerLabels({ installation, serverId: "srv_1" })).toEqual([
    `--label=groundplan.installation=${installation}`,
    "--label=groundplan.server=srv_1",
  ]);
  expect(listArguments(installation)).toEqual([
    "ps",
    "--all",
    `--filter=label=groundplan.installation=${installation}`,
    "--filter=label=groundplan.server",
    '--format={{.ID}} {{.Label "groundplan.server"}}',
  ]);
});

test.each([
  ["nothing is listed", "", ["srv_1"], []],
  ["all servers live", "aaa srv_1\nbbb srv_2\n", ["srv_2", "srv_1"], []],
  ["one is dead", "aaa srv_1\nbbb srv_2\nccc srv_1\n", ["srv_2"], ["aaa", "ccc"]],
  ["one is the beginning of another", "aaa srv_1\nbbb srv_12\n", ["srv_12"], ["aaa"]],
  ["none lives", "aaa srv_1\nbbb srv_2\n", [], ["aaa", "bbb"]],
  ["a container names no server", "aaa \nbbb srv_2\n", [], ["bbb"]],
])("where %s, the containers without a master are these", (_, listed, living, orphans) => {
  expect(orphansAmong(listed, living)).toEqual(orphans);
});
