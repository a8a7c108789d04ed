import Link from "next/link";
import type { Need } from "#components/project/needs-of.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";

export function NeedsList({ needs }: { readonly needs: readonly Need[] }) {
  return (
    <section aria-label="Needs you" className="rounded-lg border border-person-fill/40 bg-person-wash">
      <ul>
        {needs.map(({ id, title, href }) => (
          <li key={id} className="border-person-fill/25 border-b last:border-b-0">
            <Link href={href} className="flex min-h-9 items-center gap-2 px-4 py-2 hover:underline">
              <StatusMark shape="question" tone="person" />
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
