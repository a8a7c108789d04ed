"use client";
import { useQuery } from "@tanstack/react-query";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { projectEstimateQuery } from "#lib/client/queries/estimate-query.ts";
import { impactWords } from "./impact-words.ts";
import { useReadText } from "./use-read-text.ts";

interface ProposalImpactProps {
  readonly projectId: string;
  /** The approved text. */
  readonly before: string;
  /** The text as it would be with every piece that is not rejected. */
  readonly after: string;
}

/** What accepting a proposal makes stale and what building that costs, told before anything is accepted. */
export function ProposalImpact({ projectId, before, after }: ProposalImpactProps) {
  const { read } = useReadText(after, before);
  const modules = read?.impact?.map(({ moduleId, ...rest }) => ({ id: moduleId, ...rest }));
  const built = modules?.filter(({ impact }) => impact === "rebuild" || impact === "added").length ?? 0;
  const price = useQuery({ ...projectEstimateQuery(projectId, built), enabled: built > 0 }).data;
  if (read === undefined) return null;
  if (modules === undefined) return <p>As it stands the text would have errors, so its impact cannot be told.</p>;
  return (
    <p role="status" aria-label="Impact of the proposal">
      With every piece that is not rejected: {lowered(impactWords(modules))}
      {built === 0 ? " No model is asked for it." : null}
      {price ? <span className="italic"> est. {formatMoneyRange(price.low, price.high)}</span> : null}
    </p>
  );
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
