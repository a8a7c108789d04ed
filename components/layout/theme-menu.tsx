"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { Menu, MenuChoice, MenuChoices } from "#components/ui/menu.tsx";
import { setTheme, type Theme } from "./theme-store.ts";
import { useTheme } from "./use-theme.ts";

const themes = {
  system: { label: "As the system", icon: Monitor },
  light: { label: "Light", icon: Sun },
  dark: { label: "Dark", icon: Moon },
} satisfies Record<Theme, { label: string; icon: typeof Sun }>;

export function ThemeMenu() {
  const theme = useTheme();
  const Icon = themes[theme].icon;
  return (
    <Menu
      trigger={
        <button
          type="button"
          title="Theme"
          className="flex h-7 items-center gap-2.5 rounded-md px-2 text-soft hover:bg-hover hover:text-ink pointer-coarse:h-10"
        >
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          <span className="rail-closed:md:sr-only">Theme</span>
        </button>
      }
    >
      <MenuChoices
        value={theme}
        onValueChange={(next) => {
          if (next === "system" || next === "light" || next === "dark") setTheme(next);
        }}
      >
        {Object.entries(themes).map(([value, { label }]) => (
          <MenuChoice key={value} value={value}>
            {label}
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  );
}
