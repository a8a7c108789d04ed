const namespace = "http://www.w3.org/2000/svg";
const radius = 18;
const around = 2 * Math.PI * radius;

export interface Crosshair {
  readonly svg: SVGSVGElement;
  /** 0 to 1. */
  setBroken(broken: number): void;
}

/** Length of the dash that draws that share of the ring. */
export function ringDash(share: number): string {
  const drawn = Math.min(1, Math.max(0, share)) * around;
  return `${drawn.toFixed(1)} ${around.toFixed(1)}`;
}

export function createCrosshair(page: Document): Crosshair {
  const make = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, number | string>) => {
    const made = page.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value.toString());
    return made;
  };
  const svg = make("svg", { class: "vw-cross", viewBox: "0 0 44 44", "aria-hidden": "true" });
  const ring = make("circle", { cx: 22, cy: 22, r: radius });
  svg.append(make("line", { x1: 13, y1: 22, x2: 31, y2: 22 }), make("line", { x1: 22, y1: 13, x2: 22, y2: 31 }), ring);
  let shown = "";
  return {
    svg,
    setBroken(broken) {
      const dash = ringDash(broken);
      if (dash === shown) return;
      shown = dash;
      ring.setAttribute("stroke-dasharray", dash);
    },
  };
}
