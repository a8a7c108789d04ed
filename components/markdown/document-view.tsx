import { clsx } from "clsx";
import { fromMarkdown } from "mdast-util-from-markdown";
import { useMemo } from "react";
import { MarkdownNode } from "./markdown-node.tsx";

interface DocumentViewProps {
  readonly markdown: string;
  readonly className?: string;
}

/** A Markdown document to read. Links are not followed and markup is not rendered: the text comes from a model. */
export function DocumentView({ markdown, className }: DocumentViewProps) {
  const root = useMemo(() => fromMarkdown(markdown), [markdown]);
  return (
    <article className={clsx("flex max-w-3xl flex-col gap-3 break-words leading-5", className)}>
      <MarkdownNode node={root} />
    </article>
  );
}
