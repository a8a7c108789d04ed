"use client";
import { useEffect, useRef } from "react";
import { useWritten } from "#components/attempt/use-written.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/**
 * The text that the architect is writing; undefined when it writes no draft. The last words stay until the saved
 * version is there, so that nothing flashes in between.
 */
export function useStreamedText(project: Pick<ProjectView, "id" | "design">, fetching: boolean): string | undefined {
  const { design } = project;
  const running = design?.status === "running" && design.kind !== "change";
  const live = useWritten(project.id, running ? design.attemptId : null);
  // No state: an update in an effect of each piece would pile up on a slow machine until React takes it for a loop.
  const last = useRef("");
  useEffect(() => {
    if (live.text !== "") last.current = live.text;
    else if (!running && !fetching) last.current = "";
  }, [live.text, running, fetching]);
  if (running) return live.text || last.current;
  return fetching && last.current !== "" ? last.current : undefined;
}
