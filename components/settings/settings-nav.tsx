"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";

const pages = [
  { href: "/settings/providers", title: "Providers" },
  { href: "/settings/models", title: "Models" },
  { href: "/settings/roles", title: "Roles" },
] as const;

export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="flex shrink-0 gap-4 border-line border-b px-4">
      {pages.map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={clsx(
            "-mb-px flex h-10 items-center border-b-2",
            pathname === href ? "border-ink font-medium" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
