"use client";
import { useEffect, useState } from "react";
import { useLiveText } from "#lib/client/events/use-live-text.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/**
 * The text that the architect is writing; undefined when it writes no draft. The last words stay until the saved
 * version is there, so that nothing flashes in between.
 */
export function useStreamedText(project: Pick<ProjectView, "id" | "design">, fetching: boolean): string | undefined {
  const { design } = project;
  const running = design?.status === "running" && design.kind !== "change";
  const live = useLiveText(project.id, running ? design.attemptId : null);
  const [last, setLast] = useState("");
  useEffect(() => {
    if (live.text !== "") setLast(live.text);
    else if (!running && !fetching) setLast("");
  }, [live.text, running, fetching]);
  if (running) return live.text || last;
  return fetching && last !== "" ? last : undefined;
}
