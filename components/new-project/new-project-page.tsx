"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { PageHead } from "#components/layout/page-head.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { useStoredDraft } from "#components/layout/use-stored-draft.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toast } from "#components/ui/toast-store.ts";
import { createProject } from "#lib/client/commands/create-project.ts";
import { startDesign } from "#lib/client/commands/start-design.ts";
import { messageForError } from "#lib/client/messages.ts";
import { newKey } from "#lib/client/new-key.ts";
import { type BriefDraft, emptyDraft, nameOf, problemsOf, toNewProject } from "./brief-draft.ts";
import { EstimatePanel } from "./estimate-panel.tsx";
import { MoreBudgets } from "./more-budgets.tsx";
import { MoreSettings } from "./more-settings.tsx";
import { RoleModels } from "./role-models.tsx";

/** Describe: everything that is typed stays in this browser until the project exists. */
export function NewProjectPage() {
  const router = useRouter();
  const { draft, change, forget } = useStoredDraft<BriefDraft>("groundplan:brief", emptyDraft);
  const [tried, setTried] = useState(false);
  // A repeated press, or one after a cut connection, makes one project.
  const key = useRef("");
  const problems = problemsOf(draft);
  const command = useCommand({
    ownError: true,
    touches: [["projects"]],
    run: async (design: boolean) => {
      key.current ||= newKey();
      const project = await createProject(toNewProject(draft), key.current);
      if (!design) return { id: project.id, page: "" };
      try {
        await startDesign(project.id);
        return { id: project.id, page: "/blueprint" };
      } catch (error) {
        // The project is there; that its design did not start is told on its overview, beside what to do about it.
        toast({ tone: "bad", text: messageForError(error).says });
        return { id: project.id, page: "" };
      }
    },
    done: ({ id, page }) => {
      forget();
      router.push(`/projects/${id}${page}`);
    },
  });
  const send = (design: boolean) => {
    setTried(true);
    if (Object.keys(problems).length === 0 && !command.isPending) command.mutate(design);
  };
  useActions([
    {
      id: "create",
      title: "Create and design",
      section: "Here",
      keys: "mod+enter",
      inFields: true,
      run: () => send(true),
    },
  ]);
  const edit = (part: Partial<BriefDraft>) => {
    key.current = "";
    change(part);
  };
  const failure = command.error ? messageForError(command.error) : undefined;
  return (
    <div className="mx-auto w-full max-w-6xl">
      <PageHead
        title="New project"
        says="Describe it in your own words. The architect turns it into a blueprint that you edit and approve."
      />
      <div className="grid gap-6 px-4 pb-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <Field
            label="Brief"
            error={tried ? problems.brief : undefined}
            hint="Markdown is welcome. Kept in this browser with every key."
          >
            <Textarea
              autoFocus
              className="min-h-[46vh] text-[0.875rem] leading-6"
              placeholder="What is to be built, for whom, with what, and how one sees that it works."
              value={draft.brief}
              onChange={(event) => edit({ brief: event.target.value })}
            />
          </Field>
          {failure ? (
            <Notice tone="bad">
              {failure.title}. {failure.says} Your text is still here.
            </Notice>
          ) : null}
          <div className="flex flex-wrap items-center justify-end gap-2">
            <Button busy={command.isPending && command.variables === false && "Creating…"} onClick={() => send(false)}>
              Create only
            </Button>
            <Button
              look="primary"
              busy={command.isPending && command.variables && "Creating…"}
              onClick={() => send(true)}
            >
              Create and design
              <Keys keys="mod+enter" inverse />
            </Button>
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <EstimatePanel draft={draft} />
          <Field label="Name" error={problems.name}>
            <Input
              placeholder={draft.brief.trim() ? nameOf(draft) : "From the first line of the brief"}
              value={draft.name}
              onChange={(event) => edit({ name: event.target.value })}
            />
          </Field>
          <Field
            label="Budget cap, dollars"
            error={problems.budgetUsd}
            hint="What a request may cost at most is held before it is sent. Empty: no cap."
          >
            <Input
              inputMode="decimal"
              placeholder="none"
              value={draft.budgetUsd}
              onChange={(event) => edit({ budgetUsd: event.target.value })}
            />
          </Field>
          <MoreBudgets draft={draft} onChange={edit} error={problems.budgets} />
          <RoleModels models={draft.models} onChange={(models) => edit({ models })} />
          <MoreSettings draft={draft} onChange={edit} />
        </div>
      </div>
    </div>
  );
}
