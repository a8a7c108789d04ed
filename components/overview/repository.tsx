import { Section } from "#components/layout/section.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** Where the code is on this machine. */
export function Repository({ project }: { readonly project: ProjectView }) {
  return (
    <Section title="Repository">
      <div className="flex items-center gap-1 py-1 pr-1.5 pl-4">
        <code className="min-w-0 flex-1 truncate" title={project.cloneCommand}>
          {project.cloneCommand}
        </code>
        <CopyButton text={project.cloneCommand} label="Copy the command" />
      </div>
      <p className="border-line border-t px-4 py-2 text-faint text-xs">
        {project.head ? `main is at ${project.head.slice(0, 7)}.` : "main is empty until a build is merged and green."}{" "}
        {project.sandbox.driver === "none"
          ? `Checks are not executed: ${project.sandbox.reason}.`
          : `Checks run in a sandbox (${project.sandbox.driver}).`}
      </p>
    </Section>
  );
}
