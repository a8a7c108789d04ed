"use client";
import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface RailLinkProps {
  readonly href: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly active: boolean;
  /** At the right end: a count. */
  readonly end?: ReactNode;
  readonly onClick?: (() => void) | undefined;
}

export function RailLink({ href, icon: Icon, title, active, end, onClick }: RailLinkProps) {
  return (
    <Link
      href={href}
      title={title}
      aria-current={active ? "page" : undefined}
      {...(onClick ? { onClick } : {})}
      className={clsx(
        "relative flex h-7 items-center gap-2.5 rounded-md px-2 pointer-coarse:h-10",
        active ? "bg-selected font-medium text-ink" : "text-soft hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate rail-closed:md:sr-only">{title}</span>
      {end}
    </Link>
  );
}
