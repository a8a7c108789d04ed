"use client";
import { useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { MoreSettings } from "#components/new-project/more-settings.tsx";
import { ownModels, withModels } from "#components/new-project/own-models.ts";
import { RoleModels } from "#components/new-project/role-models.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { changeProject } from "#lib/client/commands/change-project.ts";
import { messageForError } from "#lib/client/messages.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

interface EditProjectProps {
  readonly project: ProjectView;
  readonly onClose: () => void;
}

export function EditProject({ project, onClose }: EditProjectProps) {
  const [name, setName] = useState(project.name);
  const [brief, setBrief] = useState(project.brief);
  const [models, setModels] = useState(ownModels(project.roles));
  const [settings, setSettings] = useState(project.settings);
  const command = useCommand({
    ownError: true,
    run: () => {
      const roles = withModels(project.roles, models);
      return changeProject(project.id, { name: name.trim(), brief: brief.trim(), settings, roles });
    },
    touches: [["project", project.id], ["projects"]],
    done: onClose,
  });
  const error = command.error ? messageForError(command.error) : undefined;
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title="Name, brief and settings"
      says="What runs sees them at its next step. A changed brief does not change a blueprint that is there."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={name.trim() === "" || brief.trim() === ""}
            busy={command.isPending && "Saving…"}
            onClick={() => command.mutate()}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 px-1 pb-1">
        {error ? <Notice tone="bad">{error.says}</Notice> : null}
        <Field label="Name" error={name.trim() === "" ? "Give the project a name." : undefined}>
          <Input maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Brief">
          <Textarea className="min-h-40" value={brief} onChange={(event) => setBrief(event.target.value)} />
        </Field>
        {project.scripted ? null : <RoleModels models={models} onChange={setModels} />}
        <MoreSettings draft={settings} onChange={(part) => setSettings((known) => ({ ...known, ...part }))} />
      </div>
    </Dialog>
  );
}
