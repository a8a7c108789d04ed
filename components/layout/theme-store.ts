export type Theme = "system" | "light" | "dark";

const themeKey = "groundplan:theme";
const railKey = "groundplan:rail";

/** Runs before the first paint, so that neither the theme, the rail nor the names of keys flash. */
export const beforePaint = `try{var d=document.documentElement.dataset,t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")d.theme=t;if(localStorage.getItem("${railKey}")==="closed")d.rail="closed";if(/Mac|iP/.test(navigator.platform))d.keys="apple"}catch{}`;

const listeners = new Set<() => void>();

export const themeStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read(): Theme {
    const { theme } = document.documentElement.dataset;
    return theme === "light" || theme === "dark" ? theme : "system";
  },
};

/** Takes effect at once and in the next visit. */
export function setTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") {
    delete dataset.theme;
    localStorage.removeItem(themeKey);
  } else {
    dataset.theme = theme;
    localStorage.setItem(themeKey, theme);
  }
  for (const listener of listeners) listener();
}

export function toggleRail(): void {
  const { dataset } = document.documentElement;
  if (dataset.rail === "closed") {
    delete dataset.rail;
    localStorage.removeItem(railKey);
  } else {
    dataset.rail = "closed";
    localStorage.setItem(railKey, "closed");
  }
}
