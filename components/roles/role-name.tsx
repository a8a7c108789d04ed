import { clsx } from "clsx";
import { hueFill, roleLook } from "./role-look.ts";

/** A role's name behind a dot of its hue. */
export function RoleName({ role, className }: { readonly role: string; readonly className?: string }) {
  const { label, hue } = roleLook(role);
  return (
    <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <span aria-hidden className={clsx("size-2 rounded-full", hue ? hueFill[hue] : "bg-control")} />
      {label}
    </span>
  );
}
