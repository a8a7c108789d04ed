"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { previewQuery } from "#lib/client/queries/preview-query.ts";
import { projectQuery } from "#lib/client/queries/project-query.ts";
import { PreviewScreen } from "./preview-screen.tsx";

/** The program that was built, to look at and to try. */
export function PreviewPage({ projectId }: { readonly projectId: string }) {
  const project = useQuery(projectQuery(projectId));
  const preview = useQuery(previewQuery(projectId));
  return (
    <Answer query={project} what="the project">
      {(known) => (
        <Answer query={preview} what="the preview">
          {(view) => <PreviewScreen project={known} preview={view} />}
        </Answer>
      )}
    </Answer>
  );
}
