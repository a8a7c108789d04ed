"use client";
import Link from "next/link";
import type { Need } from "#components/project/needs-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";

/** What needs the person now; nothing is shown as nothing. */
export function NeedsChip({ needs }: { readonly needs: readonly Need[] }) {
  const [first] = needs;
  if (!first) return <span className="hidden px-2 text-faint text-xs xl:inline">Nothing needs you</span>;
  const mark = <StatusMark shape="question" tone="person" />;
  if (needs.length === 1) {
    return (
      <Button look="person" size="sm" asChild className="min-w-0 shrink">
        <Link href={first.href} aria-label={`Needs you: ${first.title}`}>
          {mark}
          <span className="hidden max-w-44 truncate xl:inline">{first.title}</span>
          <span className="xl:hidden">Needs you</span>
        </Link>
      </Button>
    );
  }
  return (
    <Popover
      label="What needs you"
      trigger={
        <Button look="person" size="sm">
          {mark}
          {needs.length} need you
        </Button>
      }
    >
      <ul className="-m-1 flex flex-col">
        {needs.map(({ id, title, href }) => (
          <li key={id}>
            <Link href={href} className="flex items-start gap-2 rounded-md px-2 py-1.5 hover:bg-hover">
              <StatusMark shape="question" tone="person" className="mt-0.5" />
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
