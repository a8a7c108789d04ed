"use client";
import { useEffect, useRef, useState } from "react";
import { useUrlState } from "./use-url-state.ts";

/**
 * Text that is typed and belongs into the URL. The field keeps its own copy: the URL follows a moment later, and a
 * field that waited for it would lose letters.
 */
export function useUrlText(name: string): readonly [string, (text: string) => void] {
  const [inUrl, setInUrl] = useUrlState(name, "");
  const [text, setText] = useState(inUrl);
  const written = useRef(inUrl);
  useEffect(() => {
    // Somebody went back or followed a link; what we wrote ourselves only comes home.
    if (inUrl !== written.current) setText(inUrl);
    written.current = inUrl;
  }, [inUrl]);
  const set = (next: string) => {
    written.current = next;
    setText(next);
    setInUrl(next);
  };
  return [text, set];
}
