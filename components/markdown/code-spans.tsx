import type { ReactNode } from "react";

/** A line or a few with their `code` told apart, and nothing else read as Markdown: output may be among them. */
export function CodeSpans({ text }: { readonly text: string }): ReactNode {
  return text.split(/`([^`\n]+)`/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
      <code key={index} className="break-words">
        {part}
      </code>
    ),
  );
}
