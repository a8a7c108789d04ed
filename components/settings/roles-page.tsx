"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast-store.ts";
import { putRoles } from "#lib/client/commands/put-roles.ts";
import { modelsQuery } from "#lib/client/queries/models-query.ts";
import { rolesQuery } from "#lib/client/queries/roles-query.ts";
import type { ModelView, RolesView } from "#lib/domain/api/settings.ts";
import type { RoleAssignments } from "#lib/domain/routing/role.ts";
import { RoleChain } from "./role-chain.tsx";
import { withChain } from "./role-chains.ts";

/** Which models do which work in every project that does not say otherwise. */
export function RolesPage() {
  const roles = useQuery(rolesQuery());
  const models = useQuery(modelsQuery());
  return (
    <Answer query={roles} what="the roles">
      {(view) => <Roles key={JSON.stringify(view.assigned)} view={view} models={models.data ?? []} />}
    </Answer>
  );
}

function Roles({ view, models }: { readonly view: RolesView; readonly models: readonly ModelView[] }) {
  const [assigned, setAssigned] = useState<RoleAssignments>(view.assigned);
  const changed = JSON.stringify(assigned) !== JSON.stringify(view.assigned);
  const command = useCommand({
    run: () => putRoles(assigned),
    touches: [["roles"], ["estimate"], ["project"]],
    done: () => toast({ tone: "good", text: "Roles are saved. What runs goes on with the model that it has." }),
  });
  return (
    <div className="mx-auto w-full max-w-4xl pb-8">
      <PageHead
        title="Roles"
        says="First choice first; the next one takes over when a model fails for good. A project may have its own."
        actions={
          <>
            {view.presets.length > 0 ? (
              <Menu align="end" trigger={<Button look="plain">Presets</Button>}>
                {view.presets.map((preset) => (
                  <MenuItem key={preset.id} onSelect={() => setAssigned(preset.roles)}>
                    <span className="flex flex-col">
                      {preset.name}
                      <span className="text-faint text-xs">{preset.explains}</span>
                    </span>
                  </MenuItem>
                ))}
              </Menu>
            ) : null}
            {changed ? (
              <Button look="quiet" onClick={() => setAssigned(view.assigned)}>
                Undo
              </Button>
            ) : null}
            <Button
              look="primary"
              disabled={!changed}
              busy={command.isPending && "Saving…"}
              onClick={() => command.mutate()}
            >
              Save
            </Button>
          </>
        }
      />
      <div className="flex flex-col gap-3 px-4">
        {view.warnings.length > 0 ? (
          <Notice tone="person">
            {view.warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
          </Notice>
        ) : null}
        <ul className="rounded-lg border border-line bg-raised">
          {view.roles.map(({ role, does }) => (
            <RoleChain
              key={role}
              role={role}
              does={does}
              chain={assigned[role] ?? []}
              fallback={view.defaults[role] ?? []}
              models={models}
              onChange={(chain) => setAssigned(withChain(assigned, role, chain))}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}
