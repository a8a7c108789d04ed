"use client";
import { useEffect, useState } from "react";
import { createEchoes } from "./echoes.ts";
import { useUrlState } from "./use-url-state.ts";

/**
 * Text that is typed and belongs into the URL. The field keeps its own copy: the URL follows a moment later, and a
 * field that waited for it would lose letters.
 */
export function useUrlText(name: string): readonly [string, (text: string) => void] {
  const [inUrl, setInUrl] = useUrlState(name, "");
  const [text, setText] = useState(inUrl);
  const [echoes] = useState(createEchoes);
  useEffect(() => {
    // Somebody went back or followed a link; what we wrote ourselves only comes home.
    if (!echoes.isOwn(inUrl)) setText(inUrl);
  }, [echoes, inUrl]);
  const set = (next: string) => {
    echoes.wrote(next);
    setText(next);
    setInUrl(next);
  };
  return [text, set];
}
