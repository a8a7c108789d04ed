"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

interface ChartScroll {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly live: boolean;
  readonly gutter: number;
  /** Where the live edge is. */
  readonly endX: number;
}

const edgePx = 48;
const coarsePx = 100;

/** Where the chart is scrolled to, whether it follows the live edge, and the way back there. */
interface ChartPlace {
  readonly scrollX: number;
  readonly follows: boolean;
  readonly jump: () => void;
}

/** Ctrl-wheel zooms around the pointer; the live edge is followed until somebody scrolls away from it. */
export function useChartScroll(scroller: RefObject<HTMLElement | null>, chart: ChartScroll): ChartPlace {
  const [scrollX, setScrollX] = useState(0);
  const [follows, setFollows] = useState(true);
  const latest = useRef(chart);
  const anchor = useRef<{ readonly share: number; readonly pointerX: number }>(undefined);

  useLayoutEffect(() => {
    latest.current = chart;
  });

  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const onScroll = () => {
      const end = latest.current.endX + latest.current.gutter;
      setFollows(current.scrollLeft + current.clientWidth >= end - edgePx);
      setScrollX(Math.floor(current.scrollLeft / coarsePx) * coarsePx);
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { zoom, onZoom, gutter } = latest.current;
      const pointerX = event.clientX - current.getBoundingClientRect().left - gutter;
      const inside = current.scrollWidth - gutter;
      anchor.current = { share: (current.scrollLeft + pointerX) / inside, pointerX };
      onZoom(zoom * Math.exp(-event.deltaY * 0.002));
    };
    current.addEventListener("scroll", onScroll, { passive: true });
    current.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      current.removeEventListener("scroll", onScroll);
      current.removeEventListener("wheel", onWheel);
    };
  }, [scroller]);

  const { zoom, live, endX, gutter } = chart;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new zoom moves the place under the pointer
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current || !anchor.current) return;
    const { share, pointerX } = anchor.current;
    current.scrollLeft = share * (current.scrollWidth - gutter) - pointerX;
    anchor.current = undefined;
  }, [zoom]);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current || !live || !follows) return;
    const end = endX + gutter + edgePx;
    if (end > current.scrollLeft + current.clientWidth) current.scrollLeft = end - current.clientWidth;
  }, [scroller, live, endX, gutter, follows]);

  return { scrollX, follows, jump: () => setFollows(true) };
}
