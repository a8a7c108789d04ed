"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** The size of an element's inside, followed; zero before it is on the screen. */
export function useElementSize(element: RefObject<HTMLElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => setSize({ width: current.clientWidth, height: current.clientHeight }));
    observer.observe(current);
    setSize({ width: current.clientWidth, height: current.clientHeight });
    return () => observer.disconnect();
  }, [element]);
  return size;
}
