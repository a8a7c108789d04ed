import Link from "next/link";
import { Section } from "#components/layout/section.tsx";
import type { SpendView } from "#lib/domain/api/spend.ts";

interface UnknownCostsProps {
  readonly projectId: string;
  readonly unknown: SpendView["unknown"];
}

/** Attempts whose cost nobody knows: never counted as zero, and listed until they are known. */
export function UnknownCosts({ projectId, unknown }: UnknownCostsProps) {
  return (
    <Section title={`Of unknown cost: ${unknown.length}`}>
      <ul>
        {unknown.map(({ attemptId, model, why }) => (
          <li key={attemptId} className="border-line border-b last:border-b-0">
            <Link
              href={`/projects/${projectId}/timeline?attempt=${attemptId}`}
              className="block px-4 py-2 hover:bg-hover"
            >
              <span className="block font-medium">{model}</span>
              <span className="block text-soft text-xs">{why}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
