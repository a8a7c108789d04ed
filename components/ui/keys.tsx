import { clsx } from "clsx";

const symbols: Readonly<Record<string, string>> = {
  enter: "↵",
  escape: "Esc",
  space: "Space",
  up: "↑",
  down: "↓",
};

/** A shortcut as written in the tables: "g o", "mod+k". */
export function Keys({ keys, inverse }: { readonly keys: string; readonly inverse?: boolean }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1 pointer-coarse:hidden">
      {keys.split(" ").map((stroke) => (
        <kbd
          key={stroke}
          className={clsx(
            "inline-flex h-4 min-w-4 items-center justify-center rounded-sm border px-1 font-sans text-2xs",
            inverse ? "border-on-ink/35" : "border-line bg-sunk text-soft",
          )}
        >
          {stroke.split("+").map((part) => (part === "mod" ? <ModKey key={part} /> : nameOf(part)))}
        </kbd>
      ))}
    </span>
  );
}

/** Which of the two it is, only the browser knows: see `beforePaint`. */
function ModKey() {
  return (
    <>
      <span className="hidden apple:inline">⌘</span>
      <span className="apple:hidden">Ctrl&nbsp;</span>
    </>
  );
}

function nameOf(part: string): string {
  return symbols[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
